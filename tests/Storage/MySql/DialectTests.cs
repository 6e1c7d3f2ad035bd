using System.Collections.Immutable;
using System.Text.RegularExpressions;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>The MySQL dialect says what the SQLite dialect says, in words that MySQL 8 and MariaDB 10.6 both know. Needs no server.</summary>
public sealed class DialectTests : IDisposable
{
    /// <summary>What only a server needs: what a connection starts with, and the lock and ledger of migrations.</summary>
    private static readonly string[] ServerOnly = ["Session/", "Schema/"];

    /// <summary>What Orleans' own providers keep on a server.</summary>
    private static readonly string[] FileOnly = ["Records/", "Reminders/"];

    private static readonly SqlStatements MySql = SqlStatements.LoadMySql();

    /// <summary>What one of the two lacks, or says differently, and what would change with a version.</summary>
    private static readonly ImmutableArray<string> Forbidden =
    [
        @"\bRETURNING\b", @"\bJSON_\w+", "->", @"\bIGNORE\b", @"\bREPLACE INTO\b", @"\bCREATE OR REPLACE\b", @"\|\|", ":=",
        @"\bON CONFLICT\b", @"\bEXCEPT\b", @"\bINTERSECT\b", @"\bLATERAL\b", @"\bAUTO_INCREMENT\b", @"\bENUM\b",
        @"\bINDEX IF NOT EXISTS\b", @"\bCOLUMN IF NOT EXISTS\b", @"\bAS new\b", @"\bNOT IN \(@", @"\bNOW\(", @"\bCURRENT_TIMESTAMP\b",
        @"\bCOLLATE (?!(ascii|utf8mb4)_bin\b)", @"\bCHARACTER SET (?!(ascii|utf8mb4)\b)", @"_(ai|as|ci|cs)\b",
    ];

    /// <summary>Reserved by MySQL 8 and not by MariaDB, whose server cannot find them here: no name of ours may be one of them.</summary>
    private static readonly string[] ReservedByMySql =
    [
        "cume_dist", "dense_rank", "empty", "first_value", "function", "grouping", "groups", "json_table", "lag", "last_value", "lead",
        "library", "manual", "nth_value", "ntile", "of", "parallel", "percent_rank", "qualify", "rank", "row_number", "system", "tablesample",
    ];

    private readonly TempFolder _folder = new();
    private readonly SqliteSession _sqlite;

    public DialectTests()
    {
        _sqlite = SqliteSession.OpenWriter(_folder.File("dialect.db"), SqlStatements.Sqlite, new SqliteTuning());
        SqliteMigrations.Apply(_sqlite, SqlStatements.Sqlite.Migrations, TimeProvider.System);
    }

    public void Dispose()
    {
        _sqlite.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Both_databases_know_the_same_statements() =>
        MySql.Names.Where(name => !IsOf(ServerOnly, name)).Order(StringComparer.Ordinal).Should().Equal(Both().Order(StringComparer.Ordinal));

    [Fact]
    public void A_statement_takes_the_same_parameters_in_both() => (
        from name in Both()
        let sqlite = _sqlite.Prepare(name).Parameters.ToImmutableSortedSet(StringComparer.CurrentCulture)
        let mySql = SqlText.Parameters(MySql[name])
        where !sqlite.SetEquals(mySql)
        select $"{name}: {string.Join(' ', sqlite.SymmetricExcept(mySql))}")
        .Should().BeEmpty();

    [Fact]
    public void A_statement_takes_the_same_lists_in_both() => (
        from name in Both()
        where !SqlText.Lists(SqlStatements.Sqlite[name]).SetEquals(SqlText.Lists(MySql[name]))
        select name)
        .Should().BeEmpty();

    [Fact]
    public void A_statement_returns_the_same_columns_in_the_same_order_in_both() => (
        from name in Both()
        let sqlite = ColumnsOf(_sqlite.Prepare(name))
        let mySql = SqlText.Columns(MySql[name])
        where !sqlite.SequenceEqual(mySql, StringComparer.Ordinal)
        select $"{name}: {string.Join(", ", sqlite)} | {string.Join(", ", mySql)}")
        .Should().BeEmpty();

    /// <summary>Guards the reading of column names that the test above trusts.</summary>
    [Fact]
    public void Column_names_are_read_off_the_text_as_the_database_knows_them() => (
        from name in SqlStatements.Sqlite.Names
        where !ColumnsOf(_sqlite.Prepare(name)).SequenceEqual(SqlText.Columns(SqlStatements.Sqlite[name]), StringComparer.Ordinal)
        select name)
        .Should().BeEmpty();

    [Fact]
    public void A_list_stands_only_where_the_adapters_write_it_out() => (
        from statements in (SqlStatements[])[SqlStatements.Sqlite, MySql]
        from name in statements.Names
        from list in SqlText.Lists(statements[name])
        where Regex.Count(SqlText.Plain(statements[name]), $@"@{list}\b") != Regex.Count(SqlText.Plain(statements[name]), $@"IN \(@{list}\)")
        select $"{name}: {list}")
        .Should().BeEmpty();

    [Fact]
    public void Nothing_leaves_the_common_ground() => (
        from file in Texts()
        from pattern in Forbidden
        where Regex.IsMatch(SqlText.Plain(file.Sql), pattern, RegexOptions.ExplicitCapture)
        select $"{file.Name}: {pattern}")
        .Should().BeEmpty();

    [Fact]
    public void No_name_is_a_word_that_MySql_reserves() => (
        from file in Texts()
        from word in ReservedByMySql
        where Regex.IsMatch(SqlText.Plain(file.Sql), $@"(?<!@)\b{word}\b", RegexOptions.IgnoreCase)
        select $"{file.Name}: {word}")
        .Should().BeEmpty();

    [Fact]
    public void A_statement_is_one_statement() =>
        MySql.Names.Should().NotContain(name => name != "Session/Open" && SqlText.Plain(MySql[name]).Contains(';', StringComparison.Ordinal));

    /// <summary>A script that was interrupted runs again from its beginning: DDL is not transactional there.</summary>
    [Fact]
    public void A_migration_can_be_repeated() => (
        from migration in MySql.Migrations
        from part in SqlText.Split(migration.Sql)
        where !Regex.IsMatch(part, @"^CREATE TABLE IF NOT EXISTS \w+ \([^;]*\) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET ascii COLLATE ascii_bin$")
            // A column that is there already is success.
            && !Regex.IsMatch(part, @"^ALTER TABLE \w+ ADD COLUMN \w+ \w+(\(\d+\))?$", RegexOptions.ExplicitCapture)
            // Rows: what was done already is done again, or not there any more.
            && !Regex.IsMatch(part, @"^(INSERT INTO [^;]*\sON DUPLICATE KEY UPDATE |(UPDATE|DELETE FROM) [^;]*\sWHERE )", RegexOptions.ExplicitCapture)
            // What it adds is there the second time.
            && !Regex.IsMatch(part, @"^INSERT INTO (?<table>\w+) [^;]* LEFT JOIN \k<table> held ON [^;]* WHERE held\.\w+ IS NULL [^;]*$".Replace(" ", @"\s", StringComparison.Ordinal), RegexOptions.ExplicitCapture)
        select $"{migration.Number:D4}_{migration.Name}: {part}")
        .Should().BeEmpty();

    [Fact]
    public void Migrations_are_numbered_and_named_alike() =>
        MySql.Migrations.Select(migration => (migration.Number, migration.Name, string.Join(", ", migration.Losing)))
            .Should().Equal(SqlStatements.Sqlite.Migrations.Select(migration => (migration.Number, migration.Name, string.Join(", ", migration.Losing))));

    [Fact]
    public void Migrations_make_the_same_tables_and_columns()
    {
        var parts = MySql.Migrations.SelectMany(migration => SqlText.Split(migration.Sql)).ToArray();
        var tables = parts.Select(SqlText.Table).Where(table => table.Table.Length > 0).ToArray();
        var added = parts.Select(SqlText.AddedColumn).Where(column => column.Table.Length > 0).ToLookup(column => column.Table, column => column.Column, StringComparer.Ordinal);

        tables.Select(table => table.Table).Order(StringComparer.Ordinal).Should().Equal(
            Values("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_migrations' ORDER BY name)"));
        foreach (var (table, columns) in tables)
            columns.Concat(added[table]).Should().Equal(Values($"SELECT group_concat(name, ' ') FROM pragma_table_info('{table}')"));
    }

    private static IEnumerable<string> Both() => SqlStatements.Sqlite.Names.Where(name => !IsOf(FileOnly, name));

    private static bool IsOf(string[] domains, string name) => domains.Any(domain => name.StartsWith(domain, StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Sql)> Texts() =>
    [
        .. MySql.Names.Select(name => (name, MySql[name])),
        .. MySql.Migrations.Select(migration => (migration.Name, migration.Sql)),
        .. ClusterScripts.All.Select(script => (script.Name, script.Sql)),
    ];

    private static string[] ColumnsOf(SqliteStatement statement) => [.. Enumerable.Range(0, statement.ColumnCount).Select(statement.ColumnName)];

    private string[] Values(string query) => _sqlite.Scalar(query)!.Split(' ');
}
