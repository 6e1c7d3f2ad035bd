using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Facts;

/// <summary>
/// Folded facts of one scope, announced on a stream once they are durable. Streams are hints: a consumer folds only if
/// <paramref name="Previous"/> is not beyond its own position, otherwise it reads the gap from the table.
/// </summary>
/// <param name="Previous">Position of the scope's last folded fact before these, or -1 when the sender does not know.</param>
/// <param name="Facts">In order of position.</param>
[GenerateSerializer, Immutable, Alias("studymate.scope-facts")]
public sealed record ScopeFacts([property: Id(0)] long Previous, [property: Id(1)] ImmutableArray<StoredFact> Facts);

/// <summary>Names of the stream provider and of the stream namespaces; a stream's key is the grain key of the scope, <c>{tenant}/{id}</c>.</summary>
public static class FactStreams
{
    public const string Provider = "facts";
    public const string Class = "facts.class";
    public const string Theme = "facts.theme";
    public const string Tenant = "facts.tenant";

    /// <summary>The id within the tenant scope's key, <c>{tenant}/tenant</c>.</summary>
    public const string TenantScopeId = "tenant";
}
