using Microsoft.Extensions.DependencyInjection;
using StudyMate.Facts;
using StudyMate.People;

namespace StudyMate.Storage;

/// <summary>Neighbours that insert by the same statement become one, which must do what they do one after the other.</summary>
public sealed class RowsTogetherTests : IDisposable
{
    private readonly MySqlFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [MariaDbFact]
    public async Task Every_statement_that_can_insert_rows_inserts_each_of_them()
    {
        // Not the ledger of migrations: whoever borrows this database next would find a version that nobody knows.
        var names = SqlStatements.LoadMySql().Names.Where(name => MySqlCatalogue.Of(name).MaxRows > 1 && name is not "Schema/Record").ToArray();
        names.Should().Contain("People/PutImportRow");
        names.Should().Contain("Facts/Insert");
        foreach (var (index, name) in names.Index())
        {
            // Several share a table: none may meet what another one left.
            MySqlCall[] rows = [.. Enumerable.Range(101, 3).Select(n => Sample(name, $"x{index}-{n}", n))];
            var changed = await _storage.Services.GetRequiredService<MySqlDatabase>().WriteAsync(session => session.ExecuteAllAsync(rows));
            // A row that was there and is changed counts twice.
            changed.Should().BeGreaterThanOrEqualTo(rows.Length, $"{name}: {changed}");
        }
    }

    [MariaDbFact]
    public async Task Every_table_takes_rows_together()
    {
        foreach (var table in RowTables.All)
        {
            MySqlCall[] rows = [.. Enumerable.Range(101, 3).Select(n => StatementSamples.Row(table, $"x{n}", n))];
            rows[0].Statement.MaxRows.Should().Be(int.MaxValue);
            (await _storage.Services.GetRequiredService<MySqlDatabase>().WriteAsync(session => session.ExecuteAllAsync(rows))).Should().Be(3);
        }
    }

    [MariaDbFact]
    public async Task Changes_that_are_written_together_are_done_in_their_order()
    {
        static RowChange Teacher(int number, string id, bool isPrimary) => RowChange.Put(
            "class_teachers", [("tenant", "school"), ("class_id", $"c{number}"), ("staff_id", id)], ("is_primary", isPrimary));

        await _storage.Rows.WriteAsync(
        [
            .. Enumerable.Range(0, 230).Select(n => Teacher(n, "b", isPrimary: false)),
            Teacher(7, "a", isPrimary: false),
            Teacher(7, "b", isPrimary: true),
            RowChange.Delete("class_teachers", ("tenant", "school"), ("class_id", "c8"), ("staff_id", "b")),
            Teacher(9, "b", isPrimary: true),
            Teacher(9, "a", isPrimary: false),
            Teacher(9, "b", isPrimary: false),
        ]);

        var found = await _storage.Rows.QueryAsync<TeacherRow>(
            "Classes/TeachersOfClasses", new { tenant = "school", ids = Enumerable.Range(0, 230).Select(n => $"c{n}").ToArray() });
        found.Length.Should().Be(231);
        // The primary one comes first.
        found.Where(row => row.ClassId is "c7").Select(row => row.StaffId).Should().Equal("b", "a");
        found.Where(row => row.ClassId is "c9").Select(row => row.StaffId).Should().Equal("a", "b");
        found.Select(row => row.ClassId).Should().NotContain("c8");
    }

    [MariaDbFact]
    public async Task Lines_that_are_written_together_are_each_looked_at()
    {
        const string Payload = "Zoé \\ \"née\" 'Élève'";
        static Statement Line(int line, string import, string? target) => Statement.Of(
            "People/PutImportRow", ("tenant", "school"), ("import_id", import), ("line", line), ("outcome", target is null ? "new" : "changed"), ("target_id", target),
            ("payload", target is null ? null : Payload), ("result", (string?)null), ("errors", (string?)null), ("error_count", 0));
        static RowChange Student(string id, string status) => RowChange.Put(
            "students", [("tenant", "school"), ("id", id)], ("subject", id), ("first_name", "Zoé"), ("last_name", "Élève"), ("email", (string?)null), ("search", ""),
            ("class_id", (string?)null), ("promotion_id", (string?)null), ("school_id", (string?)null), ("uuid_student", id), ("status", status), ("consent_sharing", 0));
        static Statement Absent(string id) => Statement.Of(
            "People/PutImportAbsent", ("tenant", "school"), ("import_id", "i"), ("id", id), ("class_id", "c"), ("first_name", "Zoé"), ("last_name", "Élève"));

        await _storage.Rows.WriteAsync(Student("here", "active"), Student("forgotten", "pseudonymized"));
        // An import that stands; it is called like its school.
        await _storage.Rows.WriteAsync(StatementSamples.Row(RowTables.All.Single(table => table.Name is "imports"), "school", 1));
        await _storage.Rows.RunAsync(
            Line(2, "i", null), Line(3, "i", "here"), Line(4, "i", "forgotten"), Line(5, "school", "here"), Line(6, "i", "nobody"),
            Absent("here"), Absent("forgotten"), Absent("here"));

        var pending = await _storage.Rows.QueryAsync<LineRow>("People/NextImportRows", new { tenant = "school", import_id = "i", limit = 10 });
        pending.Should().Equal([new(2, "new", null, null), new(3, "changed", "here", Payload), new(6, "changed", "nobody", Payload)]);
        var (mine, standing) = (await CountAsync("i"), await CountAsync("school"));
        (mine.Total, mine.Failed, standing.Total).Should().Be((4, 1, 0));
        (await _storage.Rows.QueryAsync<AbsentPerson>(
            "People/ImportAbsent", new { tenant = "school", import_id = "i", limit = 10 })).Select(person => person.Id)
            .Should().Equal("here");
    }

    private static Statement Sample(string statement, string text, int number) => new(statement,
        [.. MySqlCatalogue.Of(statement).Parameters.Select(name => StatementSamples.ValueOf(statement, name) is string
            ? new RowValue(name, Text: text)
            : new RowValue(name, Integer: number))]);

    private async Task<ImportCounts> CountAsync(string import) =>
        (await _storage.Rows.QueryAsync<ImportCounts>("People/CountImportRows", new { tenant = "school", import_id = import })).Single();

    private sealed record TeacherRow(string ClassId, string StaffId);

    private sealed record LineRow(int Line, string Outcome, string? TargetId, string? Payload);
}
