using System.Collections.Concurrent;
using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using StudyMate.Facts;

namespace StudyMate.Common;

/// <summary>
/// The one commit of a command: record with pending facts → append → done. The record is the promise; if the append fails the caller
/// sees a fault (503), and the next call, retry or activation completes it.
/// </summary>
internal sealed class Commit(IGrainFactory grains, IRows rows)
{
    /// <summary>Records whose write is under way, with what was stored before.</summary>
    private readonly ConcurrentDictionary<object, GrainRecord> _writing = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// The state as it is stored: while a write is under way, the one before. For methods that interleave: what they tell must not be taken back when the
    /// write fails.
    /// </summary>
    public T Written<T>(IPersistentState<T> record)
        where T : GrainRecord => _writing.TryGetValue(record, out var before) ? (T)before : record.State;

    /// <summary>
    /// First step of every command: reads what is stored, completes what an earlier one left pending, then tells whether the current
    /// operation was carried out before. If so the caller gets the view of the current state and nothing is decided again.
    /// </summary>
    public async Task<bool> ReplayedAsync<T>(IGrainBase grain, IPersistentState<T> record)
        where T : GrainRecord
    {
        await RefreshAsync(record);
        await CompleteAsync(grain, record);
        return Operation.Current is { } operation && record.State.Operations.Contains(operation);
    }

    /// <summary>
    /// Reads the record again: a silo that was believed dead may have written it after this activation had read it. A write would be refused
    /// by its etag, but a refusal that rests on an old record would be told to the caller, and nothing would ever correct it.
    /// </summary>
    public static async Task RefreshAsync<T>(IPersistentState<T> record)
        where T : GrainRecord
    {
        var (state, etag) = (record.State, record.Etag);
        await record.ReadStateAsync();
        // The same version: what is in memory knows besides that the pending append is done.
        if (string.Equals(record.Etag, etag, StringComparison.Ordinal))
            record.State = state;
    }

    /// <summary>
    /// For <c>OnActivateAsync</c>: what an earlier activation left pending is the house's to complete, whoever or whatever (a reminder has no
    /// actor at all) wakes the grain.
    /// </summary>
    public async Task CompleteOnActivationAsync<T>(IGrainBase grain, IPersistentState<T> record)
        where T : GrainRecord
    {
        if (record.State.Pending is null)
            return;
        SystemEntry.Enter(KeyOf(grain).Tenant);
        await CompleteAsync(grain, record);
    }

    /// <summary>Hands a pending append to the fact log.</summary>
    public async Task CompleteAsync<T>(IGrainBase grain, IPersistentState<T> record)
        where T : GrainRecord
    {
        if (record.State.Pending is null)
            return;
        if (!await IsAppendedAsync(grain, record.State.Pending))
            await AppendAsync(grain, record.State);
        record.State = (T)(record.State with { Pending = null });
    }

    /// <summary>
    /// Replaces the record and appends its facts and rows; returns the log position that includes them. On a failed write the old
    /// state is back in place and the grain deactivates, so that the next call reads what is really stored.
    /// </summary>
    public async Task<long> SaveAsync<T>(IGrainBase grain, IPersistentState<T> record, T next, ImmutableArray<Fact> facts)
        where T : GrainRecord
    {
        var before = record.State;
        _writing[record] = before;
        record.State = (T)(next with { V = next.Latest, Pending = new PendingAppend(facts), Operations = Remember(next.Operations) });
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            record.State = before;
            grain.DeactivateOnIdle();
            throw;
        }
        finally
        {
            _writing.TryRemove(record, out _);
        }

        var appended = await AppendAsync(grain, record.State);
        // The stored record keeps its pending append until the next write: appending it again is harmless, a second write is not free.
        record.State = (T)(record.State with { Pending = null });
        return appended.Position;
    }

    /// <summary>
    /// Whether a pending append was made: its facts and rows are one transaction, so the facts tell. The stored record cannot, and without asking the first
    /// read after every activation would write. What has rows only is appended again.
    /// </summary>
    private async Task<bool> IsAppendedAsync(IGrainBase grain, PendingAppend pending)
    {
        var ids = pending.Facts.Select(fact => fact.Id).Distinct(StringComparer.Ordinal).ToArray();
        return ids.Length > 0 && await rows.QueryAsync<long>("Facts/CountKnown", new { tenant = KeyOf(grain).Tenant, ids }) is [var known] && known == ids.Length;
    }

    private Task<Appended> AppendAsync(IGrainBase grain, GrainRecord state)
    {
        var (tenant, id) = KeyOf(grain);
        return grains.GetGrain<IFactLogGrain>(GrainKeys.Of(tenant, "log")).AppendAsync(new Append(state.Pending!.Facts, state.Rows(tenant, id)));
    }

    private static (string Tenant, string Id) KeyOf(IGrainBase grain) => GrainKeys.Split(grain.GrainContext.GrainId.Key.ToString()!);

    private static ImmutableArray<string> Remember(ImmutableArray<string> operations)
    {
        if (Operation.Current is not { } operation)
            return operations;
        var kept = operations.Length < GrainRecord.RememberedOperations ? operations : operations.RemoveAt(0);
        return kept.Add(operation);
    }
}
