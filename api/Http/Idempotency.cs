using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;
using StudyMate.Operations;

namespace StudyMate.Http;

/// <summary>
/// <c>Idempotency-Key</c> on commands: the first answer is kept for 24 hours per caller and address, and given again to a retry. The
/// key also names the operation, so that a retry after a crash reaches the same grains under the same operation id.
/// </summary>
internal sealed partial class Idempotency(RequestDelegate next, ILogger<Idempotency> logger)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotent-Replayed";
    private const int MaxKeyLength = 64;

    /// <summary>How long a duplicate waits for the first request, in steps of milliseconds.</summary>
    private static readonly ImmutableArray<int> Patience = [20, 50, 100, 200, 400, 800];

    public async Task InvokeAsync(HttpContext context, IGrainFactory grains)
    {
        if (KeyOf(context) is not { } key || Actor.Current is not { } actor)
        {
            await next(context);
            return;
        }

        var request = context.Request;
        var id = DerivedId.Of(actor.Tenant, actor.AccountId, request.Method, request.Path.ToString().ToLowerInvariant(), key);
        var fingerprint = await Fingerprint.OfAsync(request, context.RequestAborted);
        var operation = grains.GetGrain<IOperationGrain>(GrainKeys.Of(actor.Tenant, id));
        var started = await BeginAsync(operation, fingerprint, context.RequestAborted);
        if (!started.Succeeded)
            await Problems.WriteAsync(context, started.Error);
        else if (started.Value.Answer is { } answer)
            await KeptAnswer.Open(answer.Sealed, key, id).WriteAsync(context);
        else
            await CarryOutAsync(context, operation, fingerprint, key, id);
    }

    private static async Task<Result<OperationStart>> BeginAsync(IOperationGrain operation, string fingerprint, CancellationToken cancellationToken)
    {
        var started = await operation.BeginAsync(fingerprint, cancellationToken);
        foreach (var wait in Patience)
        {
            if (started.Error is not { Kind: ErrorKind.Conflict })
                break;
            await Task.Delay(wait, cancellationToken);
            started = await operation.BeginAsync(fingerprint, cancellationToken);
        }

        return started;
    }

    private async Task CarryOutAsync(HttpContext context, IOperationGrain operation, string fingerprint, string key, string id)
    {
        var inner = context.Response.Body;
        await using var capture = new CapturingStream(inner, KeptAnswer.MaxBodyBytes);
        context.Response.Body = capture;
        KeptAnswer? answer = null;
        try
        {
            Operation.Enter(id);
            await next(context);
            answer = KeptAnswer.From(context.Response, capture);
        }
        finally
        {
            context.Response.Body = inner;
            await EndAsync(operation, answer is null ? null : new OperationAnswer(fingerprint, answer.Seal(key, id)));
        }
    }

    private async Task EndAsync(IOperationGrain operation, OperationAnswer? answer)
    {
        try
        {
            if (answer is null)
                await operation.AbandonAsync();
            else
                await operation.CompleteAsync(answer);
        }
        catch (Exception exception)
        {
            // The command is decided and its answer on its way: that it is not kept makes a retry run again, which the operation id covers.
            LogNotKept(exception);
        }
    }

    /// <summary>The key of a command that takes one, or null.</summary>
    private static string? KeyOf(HttpContext context)
    {
        var request = context.Request;
        if (!request.Headers.TryGetValue(Header, out var given) || !IsCommand(request.Method))
            return null;
        if (given is not [{ Length: > 0 and <= MaxKeyLength } key] || !key.All(character => character is > ' ' and <= '~'))
        {
            throw new RequestRefusedException(Error.Malformed(
                "idempotency.invalid_key", $"{Header} must be 1 to {MaxKeyLength} visible ASCII characters.", Header));
        }

        return context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<NaturalKeys>() is null ? key : null;
    }

    public static bool IsCommand(string method) =>
        HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method);

    [LoggerMessage(LogLevel.Warning, "The answer of an operation was not kept.")]
    private partial void LogNotKept(Exception exception);
}

/// <summary>A route whose requests are recognised by what they say, so that keeping their answers would only cost: sign-in, device events.</summary>
internal sealed record NaturalKeys
{
    public static readonly NaturalKeys Instance = new();
}

internal static class NaturalKeysExtensions
{
    /// <summary>The route ignores <c>Idempotency-Key</c>: repeating its requests is harmless by itself.</summary>
    public static TBuilder WithNaturalKeys<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(NaturalKeys.Instance);
}
