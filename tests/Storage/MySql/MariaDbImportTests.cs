using StudyMate.Facts;
using static StudyMate.Storage.StatementSamples;

namespace StudyMate.Storage;

/// <summary>Lines of a list that are written while others erase people or commit the list. One tenant per test.</summary>
public sealed class MariaDbImportTests(MariaDb database) : IClassFixture<MariaDb>
{
    private const int LockWaitTimeout = 1205;

    [MariaDbFact]
    public void A_line_waits_for_an_erasure_under_way_and_then_holds_nothing_of_the_person()
    {
        const string Tenant = "import-erasure";
        database.Query(Student(Tenant, "active"));
        using var erasure = database.Connect();
        erasure.Run("BEGIN;" + Student(Tenant, "pseudonymized"));

        database.FaultOf("SET SESSION innodb_lock_wait_timeout = 1;\n" + Line(Tenant)).Should().Be(LockWaitTimeout);
        database.FaultOf("SET SESSION innodb_lock_wait_timeout = 1;\n" + Absent(Tenant)).Should().Be(LockWaitTimeout);

        erasure.Run("COMMIT");
        database.Query(Line(Tenant) + Absent(Tenant)
            + $"SELECT payload, result FROM import_rows WHERE tenant = '{Tenant}';\n"
            + $"SELECT COUNT(*) FROM import_absent WHERE tenant = '{Tenant}';").Select(row => row.ToString())
            .Should().Equal("NULL failed", "0");
    }

    [MariaDbFact]
    public void Nothing_is_written_or_taken_away_behind_an_import_that_stands()
    {
        const string Tenant = "import-stands";
        const string Count = $"SELECT COUNT(*) FROM import_rows WHERE tenant = '{Tenant}';\n";
        var import = Of(RowChange.Put(
            "imports", [("tenant", Tenant), ("id", "i")], ("type", "students"), ("status", "previewed"), ("encoding", "utf-8"), ("separator", ";"),
            ("total_rows", 1), ("new_rows", 0), ("changed_rows", 1), ("unchanged_rows", 0), ("error_rows", 0), ("created", 0), ("updated", 0),
            ("unchanged", 0), ("failed", 0), ("created_at", 1)));
        var clear = With("People/ClearDraftLines", ("tenant", Tenant), ("import_id", "i"), ("first_line", 0), ("last_line", int.MaxValue));

        database.Query(
            Line(Tenant) + Count + clear + Count + Line(Tenant) + Count
            + import + clear + Count + Line(Tenant, line: 3) + Count).Select(row => row.ToString())
            .Should().Equal("1", "0", "1", "1", "1");
    }

    private static string Student(string tenant, string status) => Of(RowChange.Put(
        "students", [("tenant", tenant), ("id", "s")], ("subject", tenant), ("first_name", "Ada"), ("last_name", "Lovelace"), ("search", ""),
        ("uuid_student", tenant), ("status", status), ("consent_sharing", 0)));

    private static string Line(string tenant, int line = 2) => With(
        "People/PutImportRow", ("tenant", tenant), ("import_id", "i"), ("line", line), ("outcome", "changed"), ("target_id", "s"), ("payload", "Ada"), ("error_count", 0));

    private static string Absent(string tenant) => With(
        "People/PutImportAbsent", ("tenant", tenant), ("import_id", "i"), ("id", "s"), ("class_id", "c"), ("first_name", "Ada"), ("last_name", "Lovelace"));
}
