using System.Globalization;
using Orleans;
using StudyMate.Common;
using StudyMate.Operations;

namespace StudyMate.Simulation;

/// <summary>The answer to a request: accepted with a value, or refused with a code.</summary>
internal sealed record Answer(bool Accepted, string Text, object? Value, bool Kept = false)
{
    public static Answer Of<T>(Result<T> result) => result.Succeeded
        ? new Answer(true, "+" + result.Value, result.Value)
        : new Answer(false, "-" + result.Error.Code, result.Error);

    /// <summary>An answer that the house kept: only its text.</summary>
    public static Answer OfKept(string text) => new(text.StartsWith('+'), text, null, Kept: true);
}

/// <summary>
/// What stands between clients and grains, as the API does it: one operation id per command, the first answer kept, faults answered with
/// 503; and what a good client does about it: the same again, until there is an answer.
/// </summary>
internal sealed class Edge(Func<SimulatedHost?> host, SimulatedProcess clients, Chance chance, Findings findings, Coverage coverage)
{
    private static readonly TimeSpan ClientPatience = TimeSpan.FromSeconds(40);

    /// <summary>Far more than any fault lasts: a command that still has no answer has hung.</summary>
    private const int MostAttempts = 200;

    /// <summary>Sends a command until it is answered.</summary>
    public Task<Answer> CommandAsync(Actor actor, string operation, string what, Func<IGrainFactory, Task<Answer>> send, bool skipKept = false) =>
        UntilAnsweredAsync(what, async grains =>
        {
            actor.Enter();
            return skipKept ? await CarryOutAsync(operation, grains, send) : await OnceAsync(actor, operation, grains, send);
        });

    /// <summary>Asks until there is an answer.</summary>
    public Task<Answer> QueryAsync(Actor actor, string what, Func<IGrainFactory, Task<Answer>> send) => UntilAnsweredAsync(what, grains =>
    {
        actor.Enter();
        return send(grains);
    });

    /// <summary>One attempt; null when it failed in a way that says nothing.</summary>
    public async Task<Answer?> TryAsync(string what, Func<IGrainFactory, Task<Answer>> body)
    {
        var life = host();
        if (life is not { IsUp: true })
        {
            coverage.Count("attempt: nobody there");
            return null;
        }

        // The request runs in the process that took it, and dies with it.
        Answer? answer = null;
        var request = life.Process.Start(async () => answer = await body(life.Grains));
        await Task.WhenAny(request, life.Died, Task.Delay(ClientPatience, clients.Time));
        if (!request.IsCompleted)
        {
            coverage.Count(life.IsUp ? "attempt: client gave up waiting" : "attempt: connection lost in a crash");
            return null;
        }

        if (request.IsCompletedSuccessfully)
            return IsBusy(answer!) ? null : answer;
        Judge(what, request.Exception?.InnerException ?? new OperationCanceledException());
        return null;
    }

    private async Task<Answer> UntilAnsweredAsync(string what, Func<IGrainFactory, Task<Answer>> body)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await TryAsync(what, body) is { } answer)
            {
                findings.Tell(string.Create(CultureInfo.InvariantCulture, $"{what} -> {answer.Text} ({attempt})"));
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(chance.Between(5, 200 * Math.Min(attempt, 20))), clients.Time);
        }

        findings.Violate($"progress: {what} had no answer after {MostAttempts} attempts");
        throw new ViolationException(what);
    }

    private static async Task<Answer> OnceAsync(Actor actor, string operation, IGrainFactory grains, Func<IGrainFactory, Task<Answer>> send)
    {
        var keeper = grains.GetGrain<IOperationGrain>(GrainKeys.Of(actor.Tenant, operation));
        var begun = await keeper.BeginAsync(operation, CancellationToken.None);
        if (!begun.Succeeded)
            return Answer.Of(begun);
        if (begun.Value.Answer is { } kept)
            return Answer.OfKept(kept.Sealed);
        Answer? answer = null;
        try
        {
            return answer = await CarryOutAsync(operation, grains, send);
        }
        finally
        {
            await KeepAsync(keeper, operation, answer is not null && IsBusy(answer) ? null : answer);
        }
    }

    private static Task<Answer> CarryOutAsync(string operation, IGrainFactory grains, Func<IGrainFactory, Task<Answer>> send)
    {
        Operation.Enter(operation);
        return send(grains);
    }

    /// <summary>As the API: an answer that cannot be kept is given nevertheless, because the grain remembers the operation, too.</summary>
    private static async Task KeepAsync(IOperationGrain keeper, string operation, Answer? answer)
    {
        Task keeping = answer is null ? keeper.AbandonAsync() : keeper.CompleteAsync(new OperationAnswer(operation, answer.Text));
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private static bool IsBusy(Answer answer) => answer.Value is Error { Kind: ErrorKind.Unavailable or ErrorKind.Throttled }
        || answer.Text is "-idempotency.in_progress";

    /// <summary>A fault is a 503 to the client, but some faults are mistakes of the program whatever storage and network did.</summary>
    private void Judge(string what, Exception fault)
    {
        coverage.Count($"attempt: {fault.GetType().Name}");
        if (findings.Traces)
            findings.Whisper($"{what} failed: {fault.GetType().Name}: {fault.Message}");
        if (fault is NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or InvalidCastException or ArgumentException
            or System.Text.Json.JsonException or AccessDeniedException)
        {
            findings.Violate($"fault: {what} met {fault.GetType().Name}: {fault.Message}");
        }
    }
}
