using System.Globalization;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Simulation;

/// <summary>What all clients share.</summary>
internal sealed record Clients(SimulatedProcess Process, Edge Edge, Findings Findings, Coverage Coverage, Action OnCommand)
{
    public Task PauseAsync(Chance chance, TimeSpan least, TimeSpan most) =>
        Task.Delay(TimeSpan.FromMilliseconds(chance.Between((int)least.TotalMilliseconds, (int)most.TotalMilliseconds)), Process.Time);
}

/// <summary>
/// A person at a browser: one command after the other, each with an id of its own; sometimes a double click, sometimes the same command
/// again later, as a browser does that never saw the answer.
/// </summary>
/// <param name="clients">What all clients share.</param>
/// <param name="chance">When who repeats what.</param>
/// <param name="actor">The person.</param>
/// <param name="window">Tells apart what one person does in several windows at once.</param>
internal sealed class StaffClient(Clients clients, Chance chance, Actor actor, string window = "")
{
    private readonly List<Sent> _answered = [];
    private int _commands;

    public Actor Actor => actor;

    /// <summary>Carries a command out; it must be accepted.</summary>
    public async Task<Answer> DoAsync(string kind, string target, Func<IGrainFactory, Task<Answer>> send)
    {
        var operation = DerivedId.Of(actor.Tenant, actor.AccountId, window + (++_commands).ToString(CultureInfo.InvariantCulture));
        var what = $"{actor.AccountId} {kind} {target}";
        clients.Coverage.Count("command: " + kind);
        clients.OnCommand();
        var sent = new Sent(operation, what, send, null);
        var answer = chance.PerMille(50) ? await TwiceAsync(sent) : await clients.Edge.CommandAsync(actor, operation, what, send);
        clients.Findings.Expect(answer.Accepted, $"refused: {what} -> {answer.Text}");
        _answered.Add(sent with { First = answer });
        if (chance.PerMille(70))
            await AgainAsync(_answered[^(1 + chance.Below(Math.Min(3, _answered.Count)))]);
        return answer;
    }

    /// <summary>A double click: both are answered, and alike.</summary>
    private async Task<Answer> TwiceAsync(Sent sent)
    {
        clients.Coverage.Count("duplicate: double click");
        var both = await Task.WhenAll(
            clients.Edge.CommandAsync(actor, sent.Operation, sent.What, sent.Send),
            clients.Edge.CommandAsync(actor, sent.Operation, sent.What, sent.Send));
        Compare(sent, both[0], both[1]);
        return both[0].Kept ? both[1] : both[0];
    }

    /// <summary>The same command later: from the kept answer, or (had that been lost) from the grain itself.</summary>
    private async Task AgainAsync(Sent sent)
    {
        var skipKept = chance.PerMille(500);
        clients.Coverage.Count(skipKept ? "duplicate: again, kept answer lost" : "duplicate: again later");
        var again = await clients.Edge.CommandAsync(actor, sent.Operation, sent.What + " (again)", sent.Send, skipKept);
        Compare(sent, sent.First!, again);
    }

    private void Compare(Sent sent, Answer first, Answer second)
    {
        clients.Findings.Expect(
            first.Accepted == second.Accepted && (!(first.Kept && second.Kept) || string.Equals(first.Text, second.Text, StringComparison.Ordinal)),
            $"replay: {sent.What} was answered {first.Text} and then {second.Text}");
    }

    private sealed record Sent(string Operation, string What, Func<IGrainFactory, Task<Answer>> Send, Answer? First);
}
