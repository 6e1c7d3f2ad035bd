using System.Collections.Immutable;
using System.Text.RegularExpressions;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>The tables that messages may name are those of the schema, and nothing else of a message becomes SQL.</summary>
public sealed class RowTablesTests : IDisposable
{
    private static readonly RowShapes<SqliteRowText> Texts = new(SqliteRowText.Of);
    private readonly TempFolder _folder = new();
    private readonly SqliteSession _sqlite;

    public RowTablesTests()
    {
        _sqlite = SqliteSession.OpenWriter(_folder.File("tables.db"), SqlStatements.Sqlite, new SqliteTuning());
        SqliteMigrations.Apply(_sqlite, SqlStatements.Sqlite.Migrations, TimeProvider.System);
    }

    public static TheoryData<string> Names => [.. RowTables.All.Select(table => table.Name)];

    public void Dispose()
    {
        _sqlite.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_is_that_of_the_schema(string name)
    {
        var table = Table(name);

        table.Key.Should().Equal(Values($"SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_table_info('{name}') WHERE pk > 0 ORDER BY pk)"));
        table.Key[0].Should().Be("tenant");
        table.Columns.Order(StringComparer.Ordinal)
            .Should().Equal(Values($"SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_table_info('{name}') WHERE pk = 0 ORDER BY name)"));
        table.Key.AddRange(table.Columns).Add(name).Should().AllSatisfy(text => text.Should().MatchRegex("^[a-z][a-z0-9_]*$"));
        (_sqlite.Scalar($"SELECT count(*) FROM pragma_index_list('{name}') WHERE \"unique\" = 1 AND origin <> 'pk'") is not "0").Should().Be(table.HasSecondKey);
        // A guard makes the revision NULL.
        (_sqlite.Scalar($"SELECT count(*) FROM pragma_table_info('{name}') WHERE name = 'revision' AND \"notnull\" = 1") is "1").Should().Be(table.Guard is not RowGuard.None);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_that_can_be_done_to_a_table_compiles(string name)
    {
        var table = Table(name);
        ImmutableArray<RowValue> key = [.. table.Key.Select(column => (RowValue)(column, 1))], columns = [.. table.Columns.Select(column => (RowValue)(column, 1))];

        _sqlite.Prepare(Texts.Of(RowChange.Add(name, key, columns)));
        _sqlite.Prepare(Texts.Of(RowChange.Put(name, key, columns)));
        _sqlite.Prepare(Texts.Of(RowChange.Delete(name, key)));
        if (columns.Length > 0)
            _sqlite.Prepare(Texts.Of(RowChange.Update(name, [key[0], columns[0]], columns)));
    }

    [Fact]
    public void A_text_is_made_once_for_changes_of_the_same_shape()
    {
        static RowChange Teacher(string id) => RowChange.Put("class_teachers", [("tenant", "t"), ("class_id", "c"), ("staff_id", id)], ("is_primary", 1));

        Texts.Of(Teacher("b")).Should().BeSameAs(Texts.Of(Teacher("a")));
        Texts.Of(Teacher("a") with { Operation = RowOperation.Add }).Should().NotBeSameAs(Texts.Of(Teacher("a")));
    }

    public static TheoryData<string, RowChange> Refused
    {
        get
        {
            ImmutableArray<RowValue> key = [("tenant", "t"), ("id", "i")];
            return new()
            {
                { "no table", RowChange.Delete("sqlite_schema", ("tenant", "t")) },
                { "a table that is not changed as rows", RowChange.Delete("facts", ("tenant", "t")) },
                { "SQL instead of a table", RowChange.Delete("staff; DROP TABLE staff", ("tenant", "t")) },
                { "SQL instead of a column", RowChange.Put("staff", key, ("role` = 'admin' --", "x")) },
                { "another case", RowChange.Put("staff", key, ("Role", "x")) },
                { "a part of the key", RowChange.Put("staff", [("tenant", "t")], ("role", "x")) },
                { "more than the key", RowChange.Add("staff", [.. key, ("role", "x")]) },
                { "the key among the columns", RowChange.Put("staff", [("tenant", "t"), ("tenant", "t")], ("id", "i")) },
                { "a column twice", RowChange.Put("staff", key, ("role", "x"), ("role", "y")) },
                { "no revision", RowChange.Put("tenants", [("tenant", "t")], ("name", "x")) },
                { "another key for a row that is there", RowChange.Update("staff", key, ("id", "j")) },
                { "nothing to change", RowChange.Update("staff", key) },
                { "all tenants", RowChange.Delete("staff", ("id", "i")) },
                { "no rows at all", RowChange.Delete("staff") },
                { "values of a delete", RowChange.Delete("staff", ("tenant", "t")) with { Columns = [("role", "x")] } },
                { "an operation that there is not", new RowChange("staff", (RowOperation)9, key, []) },
                { "values that are missing", new RowChange("staff", RowOperation.Delete, key, default) },
                { "a table that is missing", new RowChange(null!, RowOperation.Delete, key, []) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_change_that_cannot_be_meant_is_refused(string what, RowChange change)
    {
        what.Should().NotBeNullOrEmpty();
        FluentActions.Invoking(() => Texts.Of(change)).Should().ThrowExactly<ArgumentException>();
    }

    [Fact]
    public void Senders_cannot_fill_the_memory_with_shapes()
    {
        var texts = new RowShapes<SqliteRowText>(SqliteRowText.Of);
        var columns = Table("learning_sessions").Columns;

        var many = Enumerable.Range(1, columns.Length).SelectMany(count => Enumerable.Range(0, columns.Length - count).Select(at => columns[at..(at + count)]));

        FluentActions.Invoking(() => many.Select(names => texts.Of(RowChange.Update(
            "learning_sessions", [("tenant", "t")], [.. names.Select(name => (RowValue)(name, 1))]))).Count(text => text.Sql.Length > 0))
            .Should().ThrowExactly<ArgumentException>();
    }

    /// <summary>What grains name and nobody would see before it is written.</summary>
    [Fact]
    public void Grains_name_tables_that_there_are()
    {
        var named = Repository.Sources("grains")
            .SelectMany(file => Regex.Matches(file.Text, @"RowChange\.(Add|Put|Update|Delete)\(\s*""(?<table>\w+)""", RegexOptions.ExplicitCapture))
            .Select(match => match.Groups["table"].Value);

        named.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Should().Equal(RowTables.All.Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    private static RowTable Table(string name) => RowTables.All.Single(table => table.Name == name);

    private string[] Values(string query) => _sqlite.Scalar(query)?.Split(' ') ?? [];
}
