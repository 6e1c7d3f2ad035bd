using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>
/// Facts in the shared database. Appends of one tenant wait for each other at the lock that <c>Facts/OpenHead</c> takes; those of
/// different tenants run on different connections, and the server lets them share a wait for the disk.
/// </summary>
internal sealed class MySqlFactStore(MySqlDatabase database) : IFactStore
{
    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(string tenant, long expectedHead, ImmutableArray<Append> appends) => database.WriteAsync(async session =>
    {
        try
        {
            return await TogetherAsync(session, tenant, expectedHead, appends);
        }
        catch (Exception fault) when (IsOfOneAppend(session, fault))
        {
            // One of them cannot be written. Which one shows when each is written behind a savepoint; that is rare, and costs more.
            await session.StartOverAsync();
            return await EachAloneAsync(session, tenant, expectedHead, appends);
        }
    });

    public async Task<long> GetHeadAsync(string tenant, CancellationToken cancellationToken = default) =>
        await NumberAsync("Facts/Head", [("tenant", tenant)], cancellationToken);

    public Task<ImmutableArray<StoredFact>> ReadScopeAsync(FactScope scope, long after, int limit, CancellationToken cancellationToken = default)
    {
        var (statement, parameters) = FactRows.Read(scope, after, limit);
        return ReadAsync(statement, parameters, cancellationToken);
    }

    public async Task<long> GetScopeHeadAsync(FactScope scope, CancellationToken cancellationToken = default)
    {
        var (statement, parameters) = FactRows.Head(scope);
        return await NumberAsync(statement, parameters, cancellationToken);
    }

    public Task<ImmutableArray<StoredFact>> ReadAsync(string tenant, long after, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync("Facts/Read", [("tenant", tenant), ("after", after), ("limit", limit)], cancellationToken);

    private Task<ImmutableArray<StoredFact>> ReadAsync(string statement, ImmutableArray<RowValue> parameters, CancellationToken cancellationToken) =>
        database.QueryAsync(statement, parameters, FactRows.Fact, cancellationToken);

    private async Task<long> NumberAsync(string statement, ImmutableArray<RowValue> parameters, CancellationToken cancellationToken) =>
        await database.QueryAsync(statement, parameters, static row => row.Integer(0), cancellationToken) is [var number, ..] ? number : 0;

    /// <summary>Whether the transaction can go on without the append that failed.</summary>
    private static bool IsOfOneAppend(MySqlSession session, Exception fault) =>
        fault is not StaleHeadException && session.IsConnected && !MySqlFault.IsPassing(fault);

    private static async Task<AppendOutcome> TogetherAsync(MySqlSession session, string tenant, long expectedHead, ImmutableArray<Append> appends)
    {
        await OpenAsync(session, tenant, expectedHead);
        var plan = await WriteAsync(session, tenant, expectedHead, appends);
        await AdvanceAsync(session, tenant, expectedHead, plan.Head);
        return new AppendOutcome(plan.Head, [.. plan.Appended.Select(appended => new AppendResult(appended, null))], Folded(plan));
    }

    private static async Task<AppendOutcome> EachAloneAsync(MySqlSession session, string tenant, long expectedHead, ImmutableArray<Append> appends)
    {
        await OpenAsync(session, tenant, expectedHead);
        var head = expectedHead;
        var results = ImmutableArray.CreateBuilder<AppendResult>(appends.Length);
        var folded = ImmutableArray.CreateBuilder<StoredFact>();
        foreach (var append in appends)
        {
            await session.ControlAsync("SAVEPOINT append");
            try
            {
                var plan = await WriteAsync(session, tenant, head, [append]);
                head = plan.Head;
                folded.AddRange(Folded(plan));
                results.Add(new AppendResult(plan.Appended[0], null));
            }
            catch (Exception fault) when (IsOfOneAppend(session, fault))
            {
                // Its own mistake (an unknown statement, a broken constraint) goes to its own caller.
                results.Add(new AppendResult(null, MySqlFault.IsFault(fault) ? MySqlFault.Of(fault, session.Running) : fault));
                await session.ControlAsync("ROLLBACK TO SAVEPOINT append");
            }
        }

        await AdvanceAsync(session, tenant, expectedHead, head);
        return new AppendOutcome(head, results.MoveToImmutable(), folded.ToImmutable());
    }

    /// <summary>Locks the tenant's log, then looks whether it stands where the caller believes, with one wait for the server.</summary>
    private static async Task OpenAsync(MySqlSession session, string tenant, long expectedHead)
    {
        var head = await session.QueryAllAsync(
            [Statement.Of("Facts/OpenHead", ("tenant", tenant)), Statement.Of("Facts/Head", ("tenant", tenant))], static (_, row) => row.Integer(0));
        if (head is not [var stands] || stands != expectedHead)
            throw new StaleHeadException(tenant);
    }

    private static async Task AdvanceAsync(MySqlSession session, string tenant, long expected, long next)
    {
        if (next == expected)
            return;
        if (await session.ExecuteAsync(Statement.Of("Facts/AdvanceHead", ("tenant", tenant), ("expected", expected), ("next", next))) != 1)
            throw new StaleHeadException(tenant);
    }

    /// <summary>Nearly always all facts are new: so they are inserted as if they were, and looked up only when the count shows that some were not.</summary>
    private static async Task<FactPlan> WriteAsync(MySqlSession session, string tenant, long head, ImmutableArray<Append> appends)
    {
        var plan = FactPlan.Of(head, appends, ImmutableDictionary<string, ExistingFact>.Empty);
        if (!await InsertAsync(session, tenant, plan))
        {
            await session.ExecuteAsync(Statement.Of("Facts/TakeBack", ("tenant", tenant), ("after", head)));
            plan = FactPlan.Of(head, appends, await KnownAsync(session, tenant, appends));
            if (!await InsertAsync(session, tenant, plan))
                throw new InvalidOperationException($"The fact log of tenant '{tenant}' took fewer facts than it was given.");
        }

        await session.ExecuteAllAsync([.. plan.Rows]);
        return plan;
    }

    private static async Task<bool> InsertAsync(MySqlSession session, string tenant, FactPlan plan) =>
        await session.ExecuteAllAsync([.. plan.Fresh.Select(fact => FactRows.Insert(tenant, fact))]) == plan.Fresh.Length;

    private static async Task<Dictionary<string, ExistingFact>> KnownAsync(MySqlSession session, string tenant, ImmutableArray<Append> appends)
    {
        var ids = appends.SelectMany(append => append.Facts).Select(fact => fact.Id).Distinct(StringComparer.Ordinal).ToArray();
        var found = await session.QueryAllAsync(
            [.. ids.Select(id => Statement.Of("Facts/Find", ("tenant", tenant), ("id", id)))],
            (index, row) => new ExistingFact(ids[index], row.Integer(1)));
        return found.ToDictionary(fact => fact.Id, StringComparer.Ordinal);
    }

    private static ImmutableArray<StoredFact> Folded(FactPlan plan) => [.. plan.Fresh.Where(stored => stored.Fact.Folded)];
}
