using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class SqliteFactStore(ISqliteDatabase database) : IFactStore
{
    // One per connection of the writer, of which there is one per database.
    private readonly ConditionalWeakTable<SqliteSession, FactWriter> _writers = [];

    public Task<AppendOutcome> AppendAsync(string tenant, long expectedHead, ImmutableArray<Append> appends) =>
        database.WriteAsync(session => _writers.GetValue(session, static session => new FactWriter(session)).Write(tenant, expectedHead, appends));

    public Task<long> GetHeadAsync(string tenant, CancellationToken cancellationToken = default) =>
        database.ReadAsync(session => FactWriter.Head(session, tenant), cancellationToken);

    public Task<ImmutableArray<StoredFact>> ReadScopeAsync(FactScope scope, long after, int limit, CancellationToken cancellationToken = default)
    {
        var (statement, parameters) = FactRows.Read(scope, after, limit);
        return ReadAsync(statement, parameters, cancellationToken);
    }

    public Task<long> GetScopeHeadAsync(FactScope scope, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            session =>
            {
                var (statement, parameters) = FactRows.Head(scope);
                var read = session.Prepare(statement);
                SqliteParameters.Bind(read, parameters);
                try
                {
                    return read.Step() ? read.Integer(0) : 0;
                }
                finally
                {
                    read.Reset();
                }
            },
            cancellationToken);

    public Task<ImmutableArray<StoredFact>> ReadAsync(string tenant, long after, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync("Facts/Read", [("tenant", tenant), ("after", after), ("limit", limit)], cancellationToken);

    private Task<ImmutableArray<StoredFact>> ReadAsync(string statement, ImmutableArray<RowValue> parameters, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var read = session.Prepare(statement);
                SqliteParameters.Bind(read, parameters);
                try
                {
                    var facts = ImmutableArray.CreateBuilder<StoredFact>();
                    while (read.Step())
                    {
                        facts.Add(FactRows.Fact(read));
                        cancellationToken.ThrowIfCancellationRequested();
                    }

                    return facts.ToImmutable();
                }
                finally
                {
                    read.Reset();
                }
            },
            cancellationToken);
}
