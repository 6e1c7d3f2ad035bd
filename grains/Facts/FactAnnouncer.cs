using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;
using StudyMate.Common;

namespace StudyMate.Facts;

/// <summary>
/// Tells figures about durable facts, per scope, in the background of one activation. A lost message costs time, never data: each one
/// names the scope's fact before it, or says that it does not know. So nothing here may fail or delay an append.
/// </summary>
internal sealed partial class FactAnnouncer(string tenant, IStreamProvider streams, ILogger logger)
{
    /// <summary>Facts that may wait for slow consumers; beyond that they are left for the consumers to read.</summary>
    private const int MaxWaiting = 10_000;

    /// <summary>Scopes whose last position is remembered; beyond that all are forgotten and learnt again.</summary>
    private const int MaxScopes = 4_096;

    /// <summary>Scopes that are told at the same time.</summary>
    private const int CallsAtOnce = 64;

    private readonly Dictionary<StreamId, long> _last = [];
    private List<StoredFact> _waiting = [];
    private Task _announcing = Task.CompletedTask;
    private string? _cause;

    /// <summary>Queues facts, in order of position. Runs within the grain's turn; the sending is kept in a field and awaited on deactivation.</summary>
    public void Announce(ImmutableArray<StoredFact> facts)
    {
        if (facts.IsEmpty)
            return;
        if (_waiting.Count + facts.Length > MaxWaiting)
        {
            LogDropped(tenant, facts.Length);
            Forget();
            return;
        }

        _waiting.AddRange(facts);
        _cause = Activity.Current?.Id;
        if (_announcing.IsCompleted)
            _announcing = SendAsync();
    }

    /// <summary>
    /// Forgets what waits and what was last in every scope: after a flush of unknown outcome nobody here knows it any more, and a wrong
    /// "fact before" would hide a gap.
    /// </summary>
    public void Forget()
    {
        _waiting.Clear();
        _last.Clear();
    }

    /// <summary>Waits for what is on its way.</summary>
    public Task FinishAsync() => _announcing;

    private async Task SendAsync()
    {
        // The append answers first.
        await Task.Yield();
        SystemEntry.Enter(tenant);
        while (_waiting.Count > 0)
        {
            var facts = _waiting;
            _waiting = [];
            StreamTrace.Attach(_cause);
            try
            {
                foreach (var scopes in ByScope(facts).Chunk(CallsAtOnce))
                    await Task.WhenAll(scopes.Select(scope => SendAsync(scope.Key, scope.Value)));
            }
            catch (Exception fault)
            {
                // Consumers find these facts in the table; the log goes on. Scopes that were not reached must not look as if they had been.
                _last.Clear();
                LogFailed(fault, tenant);
            }
        }
    }

    private Task SendAsync(StreamId scope, List<StoredFact> facts)
    {
        var previous = _last.GetValueOrDefault(scope, -1);
        if (_last.Count >= MaxScopes && !_last.ContainsKey(scope))
            _last.Clear();
        _last[scope] = facts[^1].Position;
        return streams.GetStream<ScopeFacts>(scope).OnNextAsync(new ScopeFacts(previous, [.. facts]));
    }

    private Dictionary<StreamId, List<StoredFact>> ByScope(List<StoredFact> facts)
    {
        Dictionary<StreamId, List<StoredFact>> scopes = [];
        foreach (var stored in facts)
        {
            Add(FactStreams.Tenant, FactStreams.TenantScopeId, stored);
            Add(FactStreams.Class, stored.Fact.ClassId, stored);
            Add(FactStreams.Theme, stored.Fact.ThemeId, stored);
        }

        return scopes;

        void Add(string kind, string? id, StoredFact stored)
        {
            // An id that no grain can have (from a device's event) has no figures either.
            if (!GrainKeys.IsId(id))
                return;
            var stream = StreamId.Create(kind, GrainKeys.Of(tenant, id!));
            if (!scopes.TryGetValue(stream, out var list))
                scopes.Add(stream, list = []);
            list.Add(stored);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Announcing facts of {Tenant} failed; figures will read them.")]
    private partial void LogFailed(Exception fault, string tenant);

    [LoggerMessage(LogLevel.Warning, "Figures of {Tenant} are slow: {Count} facts are not announced, figures will read them.")]
    private partial void LogDropped(string tenant, int count);
}
