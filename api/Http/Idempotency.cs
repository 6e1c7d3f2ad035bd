using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;
using StudyMate.Operations;
using StudyMate.Tenancy;

namespace StudyMate.Http;

/// <summary>
/// <c>Idempotency-Key</c> on commands: what a command that was carried out answered is kept for 24 hours per caller and route, and given again to a retry
/// while the caller may still do what it answers. A refusal changed nothing: the corrected request may come under the same key. Key and content also name
/// the operation, so that a retry after a crash reaches the same grains under the same operation id.
/// </summary>
internal sealed partial class Idempotency(RequestDelegate next, AnswerSeals seals, ILogger<Idempotency> logger)
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
        var path = CanonicalPath.Of(context);
        var id = DerivedId.Of(actor.Tenant, actor.AccountId, request.Method, path, key);
        var place = new AnswerPlace(actor.Tenant, actor.AccountId, $"{request.Method} {path}", key, id);
        var fingerprint = await Fingerprint.OfAsync(request, context.RequestAborted);
        var operation = grains.GetGrain<IOperationGrain>(GrainKeys.Of(actor.Tenant, id));
        var rights = grains.GetGrain<IRightsGrain>(GrainKeys.Of(actor.Tenant, IRightsGrain.Id));
        var started = await BeginAsync(operation, fingerprint, context.RequestAborted);
        if (!started.Succeeded)
            await Problems.WriteAsync(context, started.Error);
        else if (started.Value.Answer is { } kept && seals.Open(kept.Sealed, place) is { } answer)
            await RepeatAsync(context, rights, answer);
        else
            await CarryOutAsync(context, operation, rights, fingerprint, place);
    }

    /// <summary>What was answered may be a secret: whoever has lost the right to it since is refused as by the route itself.</summary>
    private static async Task RepeatAsync(HttpContext context, IRightsGrain rights, KeptAnswer answer)
    {
        var held = await rights.CheckAsync(new RightsCheck(PermissionOf(context), Changes: true, answer.Rights), context.RequestAborted);
        if (held.Succeeded)
            await answer.WriteAsync(context);
        else
            await Problems.WriteAsync(context, held.Error);
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

    private async Task CarryOutAsync(HttpContext context, IOperationGrain operation, IRightsGrain rights, string fingerprint, AnswerPlace place)
    {
        var inner = context.Response.Body;
        await using var capture = new CapturingStream(inner, KeptAnswer.MaxBodyBytes);
        context.Response.Body = capture;
        KeptAnswer? answer = null;
        try
        {
            Operation.Enter(DerivedId.Of(place.OperationId, fingerprint));
            await next(context);
            answer = KeptAnswer.From(context.Response, capture);
        }
        finally
        {
            context.Response.Body = inner;
            await EndAsync(operation, rights, PermissionOf(context), answer, fingerprint, place);
        }
    }

    private async Task EndAsync(IOperationGrain operation, IRightsGrain rights, string? permission, KeptAnswer? answer, string fingerprint, AnswerPlace place)
    {
        try
        {
            if (answer is not null && permission is not null)
            {
                // Who has no right to it any more, right after it, is nobody to repeat it to.
                var held = await rights.CheckAsync(new RightsCheck(permission, Changes: false, Before: null), CancellationToken.None);
                answer = held.Succeeded ? answer with { Rights = held.Value } : null;
            }

            if (answer is null)
                await operation.AbandonAsync();
            else
                await operation.CompleteAsync(new OperationAnswer(fingerprint, seals.Seal(answer, place)));
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

    private static string? PermissionOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>()?.Permission;

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
