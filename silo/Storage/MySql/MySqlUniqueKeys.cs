using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <inheritdoc/>
internal sealed class MySqlUniqueKeys(MySqlDatabase database) : IUniqueKeys
{
    /// <summary>The attempt to take it locks the key until the end of the transaction, whoever has it: nobody can give it back in between.</summary>
    public Task<string> TakeAsync(string tenant, string kind, string value, string owner, string? abandoned = null) =>
        database.WriteAsync(async session =>
        {
            if (await session.ExecuteAsync(Change("Keys/Take", tenant, kind, value, ("owner", owner))) == 1)
                return owner;
            if (abandoned is not null)
                await session.ExecuteAsync(Change("Keys/TakeOver", tenant, kind, value, ("owner", owner), ("abandoned", abandoned)));
            var found = await session.QueryAsync("Keys/Find", Key(tenant, kind, value), static row => row.Text(0), CancellationToken.None);
            return found.Single();
        });

    public async Task<string?> FindAsync(string tenant, string kind, string value, CancellationToken cancellationToken = default) =>
        await database.QueryAsync("Keys/Find", Key(tenant, kind, value), static row => row.Text(0), cancellationToken) is [var owner] ? owner : null;

    public Task ReleaseAsync(string tenant, string kind, string value, string owner) =>
        database.WriteAsync(session => session.ExecuteAsync(Change("Keys/Release", tenant, kind, value, ("owner", owner))));

    private static ImmutableArray<RowValue> Key(string tenant, string kind, string value) => [("tenant", tenant), ("kind", kind), ("value", value)];

    private static Statement Change(string statement, string tenant, string kind, string value, params ReadOnlySpan<RowValue> more) =>
        new(statement, [.. Key(tenant, kind, value), .. more]);
}
