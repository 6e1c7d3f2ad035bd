using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// The id of the thing that a request creates: derived from the operation (tenant, actor, route, Idempotency-Key), so that a retry
/// reaches the same grain; fresh when the caller sent no key.
/// </summary>
internal static class NewId
{
    public static string ForRequest() => Operation.Current is { } operation ? DerivedId.Of(operation, "id") : Guid.CreateVersion7().ToString("n");
}
