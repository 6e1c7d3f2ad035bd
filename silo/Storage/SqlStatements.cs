using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace StudyMate.Storage;

/// <summary>The statements of one database, embedded files addressed as <c>Domain/Name</c>, and its migrations. Loaded once.</summary>
internal sealed class SqlStatements
{
    private readonly FrozenDictionary<string, string> _statements;

    private SqlStatements(string folder, string database)
    {
        Migrations = Series(Load($"Storage/{folder}/Migrations/"));
        _statements = StatementFiles.Of(database, Load("Storage/Statements/"));
    }

    public static SqlStatements Sqlite { get; } = new("Sqlite", "sqlite");

    /// <summary>Those for MySQL and MariaDB, loaded when asked for: a process speaks one dialect.</summary>
    public static SqlStatements LoadMySql() => new("MySql", "mysql");

    /// <summary>The scripts of <c>deploy/sql</c>, which set up the tables of a cluster.</summary>
    public static ImmutableArray<SqlMigration> LoadClusterScripts() => Series(Load("Cluster/"));

    public ImmutableArray<SqlMigration> Migrations { get; }

    /// <summary>All names, for the test that compiles every statement.</summary>
    public IEnumerable<string> Names => _statements.Keys;

    /// <summary>The text of a statement; an unknown name is a mistake in the program.</summary>
    public string this[string name] => _statements.TryGetValue(name, out var sql)
        ? sql
        : throw new ArgumentException($"There is no statement '{name}'.", nameof(name));

    private static ImmutableArray<SqlMigration> Series(IEnumerable<(string Name, string Sql)> files)
    {
        ImmutableArray<SqlMigration> series = [.. files.Select(file => SqlMigration.Of(file.Name, file.Sql)).OrderBy(migration => migration.Number)];
        return series.DistinctBy(migration => migration.Number).Count() == series.Length
            ? series
            : throw new InvalidOperationException("Two migrations have the same number.");
    }

    private static List<(string Name, string Sql)> Load(string prefix)
    {
        var assembly = Assembly.GetExecutingAssembly();
        List<(string, string)> files = [];
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            // Resources carry the path of their file, with the separators of the machine that built them.
            var path = resource.Replace('\\', '/');
            if (!path.StartsWith(prefix, StringComparison.Ordinal) || !path.EndsWith(".sql", StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            files.Add((path[prefix.Length..^".sql".Length], reader.ReadToEnd()));
        }

        return files;
    }
}
