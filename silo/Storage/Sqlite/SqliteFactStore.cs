using System.Collections.Immutable;
using System.Globalization;
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

    public Task<ImmutableArray<StoredFact>> ReadScopeAsync(FactScope scope, long after, int limit, CancellationToken cancellationToken = default) =>
        scope.Kind switch
        {
            ScopeKind.Class => ReadAsync("Facts/ReadClassScope", [("tenant", scope.Tenant), ("id", scope.Id), ("after", after), ("limit", limit)], cancellationToken),
            ScopeKind.Theme => ReadAsync("Facts/ReadThemeScope", [("tenant", scope.Tenant), ("id", scope.Id), ("after", after), ("limit", limit)], cancellationToken),
            _ => ReadAsync("Facts/ReadTenantScope", [("tenant", scope.Tenant), ("after", after), ("limit", limit)], cancellationToken),
        };

    public Task<long> GetScopeHeadAsync(FactScope scope, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            session =>
            {
                var read = session.Prepare(scope.Kind switch
                {
                    ScopeKind.Class => "Facts/ClassScopeHead",
                    ScopeKind.Theme => "Facts/ThemeScopeHead",
                    _ => "Facts/TenantScopeHead",
                });
                SqliteParameters.Bind(read, [("tenant", scope.Tenant), ("id", scope.Id)]);
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

    private Task<ImmutableArray<StoredFact>> ReadAsync(string statement, ImmutableArray<RowParameter> parameters, CancellationToken cancellationToken) =>
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
                        facts.Add(Fact(read));
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

    /// <summary>A row in the column order that every Facts/Read*.sql has.</summary>
    private static StoredFact Fact(SqliteStatement row) => new(row.Integer(0), new Fact(row.Text(1), row.Text(2))
    {
        V = (int)row.Integer(3),
        Subject = row.TextOrNull(4),
        Actor = row.TextOrNull(5),
        ClassId = row.TextOrNull(6),
        ThemeId = row.TextOrNull(7),
        ThemeVersion = row.IsNull(8) ? null : (int)row.Integer(8),
        AssignmentId = row.TextOrNull(9),
        SessionId = row.TextOrNull(10),
        OccurredAt = Micros.ToInstant(row.Integer(11)),
        RecordedAt = Micros.ToInstant(row.Integer(12)),
        SchoolDay = DateOnly.ParseExact(row.Text(13), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Folded = row.Integer(14) != 0,
        Digest = row.Integer(15),
        Payload = row.Text(16),
    });
}
