using Orleans.Runtime;

namespace StudyMate.Common;

/// <summary>
/// The id of the command being carried out, derived at the edge from (tenant, actor, route, Idempotency-Key), so that a retry
/// carries the same one. Travels in <see cref="RequestContext"/>.
/// </summary>
public static class Operation
{
    private const string ContextKey = "studymate.operation";

    /// <summary>The operation id, or null where the caller sent no key and nothing can be replayed.</summary>
    public static string? Current => RequestContext.Get(ContextKey) as string;

    public static void Enter(string operationId) => RequestContext.Set(ContextKey, operationId);
}
