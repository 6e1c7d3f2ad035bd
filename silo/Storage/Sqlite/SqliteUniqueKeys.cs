using StudyMate.Facts;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class SqliteUniqueKeys(ISqliteDatabase database) : IUniqueKeys
{
    public Task<string> TakeAsync(string tenant, string kind, string value, string owner, string? abandoned = null) =>
        database.WriteAsync(session =>
        {
            if (Run(session, "Keys/Take", tenant, kind, value, ("owner", owner)) == 1)
                return owner;
            if (abandoned is not null)
                Run(session, "Keys/TakeOver", tenant, kind, value, ("owner", owner), ("abandoned", abandoned));
            return Find(session, tenant, kind, value)!;
        });

    public Task<string?> FindAsync(string tenant, string kind, string value, CancellationToken cancellationToken = default) =>
        database.ReadAsync(session => Find(session, tenant, kind, value), cancellationToken);

    public Task ReleaseAsync(string tenant, string kind, string value, string owner) =>
        database.WriteAsync(session => Run(session, "Keys/Release", tenant, kind, value, ("owner", owner)));

    private static string? Find(SqliteSession session, string tenant, string kind, string value)
    {
        var find = session.Prepare("Keys/Find");
        SqliteParameters.Bind(find, [("tenant", tenant), ("kind", kind), ("value", value)]);
        try
        {
            return find.Step() ? find.Text(0) : null;
        }
        finally
        {
            find.Reset();
        }
    }

    private static int Run(SqliteSession session, string statement, string tenant, string kind, string value, params ReadOnlySpan<RowValue> more) =>
        SqliteRows.Run(session, new Statement(statement, [("tenant", tenant), ("kind", kind), ("value", value), .. more]));
}
