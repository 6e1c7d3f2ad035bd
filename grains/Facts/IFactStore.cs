using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Facts;

/// <summary>The fact table of all tenants. Implemented per database in silo/Storage.</summary>
internal interface IFactStore
{
    /// <summary>
    /// Writes the appends of one tenant in one durable transaction, with positions from <paramref name="expectedHead"/> + 1 on. Throws
    /// <see cref="StaleHeadException"/>, and writes nothing, when the tenant's head is not <paramref name="expectedHead"/>. An append
    /// whose rows cannot be written is undone alone and reported in its result.
    /// </summary>
    Task<AppendOutcome> AppendAsync(string tenant, long expectedHead, ImmutableArray<Append> appends);

    /// <summary>Position of the tenant's last fact, 0 when there is none.</summary>
    Task<long> GetHeadAsync(string tenant, CancellationToken cancellationToken = default);

    /// <summary>Folded facts of a scope after a position, in order, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<StoredFact>> ReadScopeAsync(FactScope scope, long after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Position of the scope's last folded fact, 0 when there is none.</summary>
    Task<long> GetScopeHeadAsync(FactScope scope, CancellationToken cancellationToken = default);

    /// <summary>All facts of a tenant after a position, in order, at most <paramref name="limit"/>; for audit, drill-down and export.</summary>
    Task<ImmutableArray<StoredFact>> ReadAsync(string tenant, long after, int limit, CancellationToken cancellationToken = default);
}

/// <param name="Head">The tenant's head after the transaction.</param>
/// <param name="Results">One per append, in order.</param>
/// <param name="Folded">The facts that were new and that figures fold, with their positions, in order.</param>
internal sealed record AppendOutcome(long Head, ImmutableArray<AppendResult> Results, ImmutableArray<StoredFact> Folded);

/// <summary>The outcome of one append among those that shared a transaction: exactly one of the two is set.</summary>
/// <param name="Appended">What became of it.</param>
/// <param name="Fault">Why nothing of it was written, while its neighbours were.</param>
internal readonly record struct AppendResult(Appended? Appended, Exception? Fault);

internal enum ScopeKind
{
    Class,
    Theme,
    Tenant,
}

/// <param name="Tenant">The tenant.</param>
/// <param name="Kind">Which column narrows.</param>
/// <param name="Id">Class or theme id; ignored for <see cref="ScopeKind.Tenant"/>.</param>
internal sealed record FactScope(string Tenant, ScopeKind Kind, string Id);

/// <summary>Another activation has appended since: this one's idea of the head is stale, and it must go.</summary>
[GenerateSerializer, Alias("studymate.stale-head")]
internal sealed class StaleHeadException(string tenant)
    : InvalidOperationException($"The fact log of tenant '{tenant}' was advanced by another writer.");
