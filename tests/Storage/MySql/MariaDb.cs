using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MySqlConnector;

namespace StudyMate.Storage;

/// <summary>
/// A database with all scripts and migrations applied twice, for statements as they stand in their files. Connections count rows changed, not rows
/// found, as those of the product do.
/// </summary>
public sealed class MariaDb : IDisposable
{
    private readonly TestDatabase? _database;

    public MariaDb()
    {
        if (MariaDbFactAttribute.Missing is not null)
            return;
        _database = TestDatabase.Create();
        for (var round = 0; round < 2; round++)
        {
            foreach (var (_, script) in ClusterScripts.All)
                _database.Run(script);
            // As the product repeats them: a column that is there already is success.
            foreach (var part in Statements.Migrations.SelectMany(migration => SqlText.Split(migration.Sql)).Where(part => round == 0 || SqlText.AddedColumn(part).Table.Length == 0))
                _database.Run($"{Opening}{part}");
            _database.Run(Statements["Schema/Create"]);
        }
    }

    internal static SqlStatements Statements { get; } = SqlStatements.LoadMySql();

    private static string Opening { get; } = $"{Statements["Session/Open"].TrimEnd()};\n";

    public void Dispose() => _database?.Dispose();

    /// <summary>Runs a script on a connection of its own; answers the rows of all its results. A fault ends it.</summary>
    internal ImmutableArray<Row> Query(string script)
    {
        using var connection = Connect();
        return connection.Query(script);
    }

    /// <summary>The number of the error that ends a script.</summary>
    internal int FaultOf(string script) => FluentActions.Invoking(() => Query(script)).Should().ThrowExactly<MySqlException>().Which.Number;

    /// <summary>Runs statements one after the other whatever becomes of each; answers what failed, by its statement, and all results.</summary>
    internal (ImmutableArray<string> Faults, ImmutableArray<Row> Rows) Each(ImmutableArray<string> statements)
    {
        var (faults, rows) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<Row>());
        using var connection = Connect();
        foreach (var statement in statements)
        {
            try
            {
                rows.AddRange(connection.Query(statement));
            }
            catch (MySqlException fault)
            {
                faults.Add($"{statement}: ERROR {fault.Number} {fault.Message}");
            }
        }

        return (faults.ToImmutable(), rows.ToImmutable());
    }

    /// <summary>A connection that stays open with whatever it holds, until it is disposed.</summary>
    internal MariaDbSession Connect() => new(_database!.ConnectionString, Opening);
}

/// <summary>One connection, beside which others can run.</summary>
internal sealed class MariaDbSession : IDisposable
{
    private readonly MySqlConnection _connection;

    public MariaDbSession(string connectionString, string opening)
    {
        _connection = new MySqlConnection($"{connectionString};Pooling=false;UseAffectedRows=true;AllowUserVariables=true;TreatTinyAsBoolean=false;GuidFormat=None");
        _connection.Open();
        Query(opening);
    }

    public ImmutableArray<Row> Query(string script)
    {
        using var command = new MySqlCommand(script, _connection);
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<Row>();
        do
        {
            while (reader.Read())
                rows.Add(new Row(script, [.. Enumerable.Range(0, reader.FieldCount).Select(column => (reader.GetName(column), TextOf(reader.GetValue(column))))]));
        }
        while (reader.NextResult());
        return rows.ToImmutable();
    }

    /// <summary>The rows as text.</summary>
    public string[] Run(string script) => [.. Query(script).Select(row => row.ToString())];

    public void Dispose() => _connection.Dispose();

    private static string? TextOf(object value) => value switch
    {
        DBNull => null,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <param name="Statement">What returned it.</param>
/// <param name="Fields">Names and values in their order.</param>
internal sealed record Row(string Statement, ImmutableArray<(string Name, string? Value)> Fields)
{
    public string? this[string name] => Fields.Single(field => field.Name == name).Value;

    /// <summary>The values, NULL as such, one space between them.</summary>
    public override string ToString() => string.Join(' ', Fields.Select(field => field.Value ?? "NULL"));
}
