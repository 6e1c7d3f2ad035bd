using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Simulation;

/// <summary>Records as a mutant keeps them.</summary>
internal sealed class MutantRecords(IGrainStorage inner, Mutant mutant) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = grainState.State;
        if (state is GrainRecord record && mutant is Mutant.PendingDropped)
            grainState.State = (T)(object)(record with { Pending = null });
        else if (state is GrainRecord known && mutant is Mutant.ReplayForgotten)
            grainState.State = (T)(object)(known with { Operations = [] });
        try
        {
            await inner.WriteStateAsync(stateName, grainId, grainState);
        }
        catch (InconsistentStateException) when (mutant is Mutant.StaleEtagAccepted)
        {
            var stored = new GrainState<T>(state);
            await inner.ReadStateAsync(stateName, grainId, stored);
            (grainState.ETag, grainState.RecordExists) = (stored.ETag, stored.RecordExists);
            await inner.WriteStateAsync(stateName, grainId, grainState);
        }

        if (mutant is not Mutant.ReplayForgotten)
            grainState.State = state;
    }
}

/// <summary>Facts as a mutant reads them.</summary>
internal sealed class MutantFacts(IFactStore inner, TimeProvider time, Mutant mutant) : IFactStore
{
    public Task<AppendOutcome> AppendAsync(string tenant, long expectedHead, ImmutableArray<Append> appends) => inner.AppendAsync(tenant, expectedHead, appends);

    public Task<long> GetHeadAsync(string tenant, CancellationToken cancellationToken = default) => inner.GetHeadAsync(tenant, cancellationToken);

    public Task<long> GetScopeHeadAsync(FactScope scope, CancellationToken cancellationToken = default) => inner.GetScopeHeadAsync(scope, cancellationToken);

    public Task<ImmutableArray<StoredFact>> ReadAsync(string tenant, long after, int limit, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(tenant, after, limit, cancellationToken);

    public async Task<ImmutableArray<StoredFact>> ReadScopeAsync(FactScope scope, long after, int limit, CancellationToken cancellationToken = default)
    {
        var facts = await inner.ReadScopeAsync(scope, after, limit, cancellationToken);
        if (mutant is Mutant.ClockInFold)
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            return [.. facts.Select(stored => stored with { Fact = stored.Fact with { SchoolDay = today } })];
        }

        if (mutant is not Mutant.DoubleFold || after == 0)
            return facts;

        // As if the position were compared with "less" where it says "less or equal": the fact before comes once more, and is folded.
        var before = await inner.ReadScopeAsync(scope, after - 1, 1, cancellationToken);
        return before is [{ Position: var position, Fact: var again }] && position == after && (facts.IsEmpty || facts[0].Position > after + 1)
            ? facts.Insert(0, new StoredFact(after + 1, again))
            : facts;
    }
}

/// <summary>Rows as a mutant writes them.</summary>
internal sealed class MutantRows(IRows inner, Mutant mutant) : IRows
{
    public Task<ImmutableArray<T>> QueryAsync<T>(string statement, object? parameters = null, CancellationToken cancellationToken = default) =>
        inner.QueryAsync<T>(statement, parameters, cancellationToken);

    public async Task WriteAsync(params ImmutableArray<RowChange> changes)
    {
        if (mutant is not Mutant.OutboxLost)
        {
            await inner.WriteAsync(changes);
            return;
        }

        await inner.WriteAsync([.. changes.Where(change => change is { Table: "outbox", Operation: RowOperation.Update })]);
        await inner.WriteAsync([.. changes.Where(change => change is not { Table: "outbox", Operation: RowOperation.Update })]);
    }

    public Task RunAsync(params ImmutableArray<Statement> statements) => inner.RunAsync(statements);

    public async Task<ImmutableArray<int>> RunAndCountAsync(params ImmutableArray<Statement> statements)
    {
        if (mutant is not Mutant.CheckpointNotAtomic || statements is not [{ Name: "Analytics/OpenFigures" }, ..])
            return await inner.RunAndCountAsync(statements);
        var cells = await inner.RunAndCountAsync(statements[..^1]);
        return cells.AddRange(await inner.RunAndCountAsync(statements[^1]));
    }
}
