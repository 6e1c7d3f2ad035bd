using System.Collections.Immutable;
using System.Data.Common;
using StudyMate.Facts;
using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Storage;

/// <summary>What a change of rows does, the same in both databases.</summary>
public sealed class RowChangeTests : EachDatabaseTests
{
    private IFactStore Facts => Storage.Facts;

    private IRows Rows => Storage.Rows;

    [Theory, EachDatabase]
    public async Task An_addition_leaves_the_row_that_is_there(string database)
    {
        Open(database);
        await Rows.WriteAsync(KeyRow("k", "first"), KeyRow("k", "second"), KeyRow("l", "third"));

        (await OwnerAsync("k"), await OwnerAsync("l")).Should().Be(("first", "third"));
    }

    [Theory, EachDatabase]
    public async Task A_put_writes_over_the_row_but_for_what_only_a_new_one_gets(string database)
    {
        Open(database);
        await Rows.WriteAsync(PartnerKey("old", createdAt: 1));
        await Rows.WriteAsync(PartnerKey("new", createdAt: 2), PartnerKey("newer", createdAt: 3));

        var key = (await Rows.QueryAsync<PartnerKeyRow>(
            "Integration/PageOfPartnerKeys", new { tenant = "school", after_name = "", after_id = "", limit = 9 }))
            .Should().ContainSingle().Subject;
        (key.Name, key.CreatedAt).Should().Be(("newer", 1));
    }

    [Theory, EachDatabase]
    public async Task A_change_finds_rows_by_any_of_their_values_and_by_none(string database)
    {
        Open(database);
        await LinesAsync((1, "s", null), (2, "s", "unchanged"), (3, "other", null), (4, null, null));

        await Rows.WriteAsync(
            RowChange.Update("import_rows", [("tenant", "school"), ("target_id", "s"), ("result", (string?)null)], ("result", "failed")),
            RowChange.Update("import_rows", [("tenant", "school"), ("target_id", "nobody")], ("result", "created")),
            RowChange.Update("import_rows", [("tenant", "another"), ("target_id", "s")], ("result", "created")));

        var counts = await CountAsync();
        (counts.Total, counts.Done, counts.Failed, counts.Unchanged, counts.Created).Should().Be((4, 2, 1, 1, 0));
    }

    [Theory, EachDatabase]
    public async Task A_deletion_takes_the_rows_that_have_the_values_and_no_other(string database)
    {
        Open(database);
        await LinesAsync((1, "s", null), (2, "s", "unchanged"), (3, null, null));

        await Rows.WriteAsync(RowChange.Delete("import_rows", ("tenant", "school"), ("target_id", "s"), ("result", "unchanged")));
        ((await CountAsync()).Total, (await CountAsync()).Done).Should().Be((2, 0));

        await Rows.WriteAsync(RowChange.Delete("import_rows", ("tenant", "school"), ("target_id", (string?)null)));
        (await CountAsync()).Total.Should().Be(1);

        await Rows.WriteAsync(RowChange.Delete("import_rows", ("tenant", "school"), ("import_id", "i")));
        (await CountAsync()).Total.Should().Be(0);
    }

    [Theory, EachDatabase]
    public async Task Changes_are_made_in_their_order(string database)
    {
        Open(database);
        await Rows.WriteAsync(KeyRow("k", "a"), RowChange.Delete("unique_keys", ("tenant", "school"), ("owner", "a")), KeyRow("k", "b"));

        (await OwnerAsync("k")).Should().Be("b");
    }

    [Theory, EachDatabase]
    public async Task A_pseudonym_of_another_student_is_refused(string database)
    {
        Open(database);
        await Rows.WriteAsync(Student("a", "s1", "abel"), Student("a", "s1", "beth"));

        (await FailsAsync(Student("b", "s1", "carl"))).Should().BeTrue();
        await Rows.WriteAsync(Student("a", "s2", "beth"), Student("b", "s1", "carl"));
        (await Rows.QueryAsync<StudentName>(
            "Analytics/StudentsBySubject", new { tenant = "school", subjects = (string[])["s1", "s2"] })).Select(row => row.FirstName).Order()
            .Should().Equal("beth", "carl");
    }

    [Theory, EachDatabase]
    public async Task A_session_is_written_over_the_row_that_was_read_and_no_other(string database)
    {
        Open(database);
        await Rows.WriteAsync(Session(revision: 1), Session(revision: 2));

        (await FailsAsync(Session(revision: 2))).Should().BeTrue();
        (await FailsAsync(Session(revision: 1))).Should().BeTrue();
        (await FailsAsync(Session(revision: 4))).Should().BeTrue();

        var found = (await Rows.QueryAsync<SessionAnswers>(
            "Learning/SessionById", new { tenant = "school", studentId = "s", sessionId = "x" }))
            .Should().ContainSingle().Subject;
        found.Answers.Should().Be("[2]");
    }

    [Theory, EachDatabase]
    public async Task A_mission_is_not_written_over_what_figures_were_told_since(string database)
    {
        Open(database);
        await Rows.WriteAsync(Mission(revision: 0), Mission(revision: 2), Mission(revision: 2));

        (await FailsAsync(Mission(revision: 1))).Should().BeTrue();
    }

    [Theory, EachDatabase]
    public async Task An_older_revision_of_a_school_changes_nothing(string database)
    {
        Open(database);
        await Rows.WriteAsync(School("old", revision: 2), School("new", revision: 3), School("older", revision: 1));
        await Rows.WriteAsync(School("oldest", revision: 0));

        var school = (await Rows.QueryAsync<SchoolName>("Tenancy/PageOfTenants", new { after = "", platform = "platform", limit = 9 })).Should().ContainSingle().Subject;
        var stamp = (await Rows.QueryAsync<Stamp>("Tenancy/Stamp")).Should().ContainSingle().Subject;
        (school.Name, stamp.Revisions).Should().Be(("new", 3));
    }

    [Theory, EachDatabase]
    public async Task A_row_that_must_not_be_replaced_fails_its_append_and_not_the_neighbours(string database)
    {
        Open(database);
        await Rows.WriteAsync(Session(revision: 5));

        var outcome = await Facts.AppendAsync("school", 0,
        [
            Appending(NewFact("a")) with { Rows = [KeyRow("a", "x")] },
            Appending(NewFact("stale")) with { Rows = [KeyRow("stale", "x"), Session(revision: 5)] },
            Appending(NewFact("b")) with { Rows = [Session(revision: 6)] },
        ]);

        outcome.Results[1].Fault.Should().NotBeNull();
        (await Facts.ReadAsync("school", 0, 9)).Select(stored => stored.Fact.Id).Should().Equal("a", "b");
        (await OwnerAsync("a"), await OwnerAsync("stale")).Should().Be(("x", null));
    }

    private async Task<bool> FailsAsync(RowChange change) =>
        await Record.ExceptionAsync(() => Rows.WriteAsync(change)) is DbException or IOException;

    private async Task<string?> OwnerAsync(string value) =>
        await Rows.QueryAsync<string>("Keys/Find", new { tenant = "school", kind = "test", value }) is [var owner] ? owner : null;

    private Task LinesAsync(params ReadOnlySpan<(int Line, string? Target, string? Result)> lines)
    {
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        foreach (var (line, target, result) in lines)
        {
            rows.Add(RowChange.Put(
                "import_rows",
                [("tenant", "school"), ("import_id", "i"), ("line", line)],
                ("outcome", "new"), ("target_id", target), ("payload", (string?)null), ("result", result), ("errors", (string?)null), ("error_count", 0)));
        }

        return Rows.WriteAsync(rows.ToImmutable());
    }

    private async Task<Counts> CountAsync() =>
        (await Rows.QueryAsync<Counts>("People/CountImportRows", new { tenant = "school", import_id = "i" })).Single();

    private static RowChange PartnerKey(string name, int createdAt) => RowChange.Put(
        "partner_keys",
        [("tenant", "school"), ("id", "p")],
        ("name", name), ("prefix", "sm"), ("scopes", ""), ("status", "active"), ("quota_minute", 1), ("quota_hour", 2), ("quota_day", 3),
        ("expires_at", (long?)null), ("created_at", createdAt));

    private static RowChange Student(string id, string subject, string name) => RowChange.Put(
        "students",
        [("tenant", "school"), ("id", id)],
        ("subject", subject), ("first_name", name), ("last_name", "L"), ("search", name), ("uuid_student", id), ("status", "active"), ("consent_sharing", false));

    private static RowChange Session(int revision) => RowChange.Put(
        "learning_sessions",
        [("tenant", "school"), ("student_id", "s"), ("session_id", "x")],
        ("subject", "p"), ("theme_id", "t"), ("school_day", "2026-09-01"), ("completed", true), ("verified", true), ("correct", 1), ("total", 1),
        ("answered", 1), ("asked", 1), ("revision", revision), ("time_ms", 1), ("last_activity_at", 1), ("answers", $"[{revision}]"));

    private static RowChange Mission(int revision) => RowChange.Put(
        "assignment_students",
        [("tenant", "school"), ("assignment_id", "a"), ("student_id", "s")],
        ("counted", true), ("status", "a_faire"), ("progress", 0.5), ("time_ms", 0), ("revision", revision));

    private static RowChange School(string name, int revision) => RowChange.Put(
        "tenants",
        [("tenant", "school")],
        ("name", name), ("type", "school"), ("status", "active"), ("time_zone", "Europe/Paris"), ("language", "fr"), ("overrides", "{}"),
        ("max_students", 1), ("max_teachers", 1), ("max_classes", 1), ("revision", revision));

    private sealed record PartnerKeyRow(
        string Id, string Name, string Prefix, string Scopes, string Status, int QuotaMinute, int QuotaHour, int QuotaDay, long? ExpiresAt, long CreatedAt);

    private sealed record Counts(int Total, int Done, int Created, int Updated, int Unchanged, int Failed, int ErrorCount);

    private sealed record StudentName(string Subject, string Id, string FirstName, string LastName, string? ClassId);

    private sealed record SessionAnswers(string SessionId, string Answers);

    private sealed record SchoolName(
        string Tenant, string Name, string Type, string Status, string TimeZone, string Language, string Overrides, int MaxStudents, int MaxTeachers, int MaxClasses);

    private sealed record Stamp(long Tenants, long Revisions);
}
