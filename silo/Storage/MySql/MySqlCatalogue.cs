using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StudyMate.Storage;

/// <summary>All statements of the MySQL dialect, read once, and what makes a database fit for them.</summary>
internal static class MySqlCatalogue
{
    /// <summary>Numbers of the cluster's scripts in the ledger: script 0001 is migration 9001.</summary>
    private const int ClusterSeries = 9000;

    private static readonly SqlStatements Files = SqlStatements.LoadMySql();

    private static readonly FrozenDictionary<string, MySqlStatement> Statements =
        Files.Names.ToFrozenDictionary(name => name, name => new MySqlStatement(name, Files[name]), StringComparer.Ordinal);

    /// <summary>The product's migrations, then the scripts of the cluster's tables (<c>deploy/sql</c>).</summary>
    public static ImmutableArray<SqlMigration> Migrations { get; } =
    [
        .. Files.Migrations,
        .. SqlStatements.LoadClusterScripts().Select(script => script with { Number = ClusterSeries + script.Number }),
    ];

    /// <summary>A statement by its name; an unknown one is a mistake in the program.</summary>
    public static MySqlStatement Of(string name) =>
        Statements.TryGetValue(name, out var statement) ? statement : throw new ArgumentException($"There is no statement '{name}'.", nameof(name));
}
