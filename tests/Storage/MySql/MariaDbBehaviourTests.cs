using StudyMate.Facts;
using static StudyMate.Storage.StatementSamples;

namespace StudyMate.Storage;

/// <summary>What callers read off a statement: rows changed, who won, what a page holds. One tenant per test.</summary>
public sealed class MariaDbBehaviourTests(MariaDb database) : IClassFixture<MariaDb>
{
    private const string Changed = "SELECT ROW_COUNT() AS changed;\n";

    // Numbers of the server's errors.
    private const int NullNotAllowed = 1048, LockWaitTimeout = 1205, IllegalMixOfCollations = 1267, NoSuchText = 1366, TooLong = 1406;

    [MariaDbFact]
    public void A_fact_is_appended_once_and_never_over_another()
    {
        const string Tenant = "facts-once";

        Counts(Fact(Tenant, 1, "a") + Changed + Fact(Tenant, 2, "a") + Changed).Should().Equal(1, 0);
        database.FaultOf(Fact(Tenant, 1, "b")).Should().Be(NullNotAllowed);
        Lines(With("Facts/Find", ("tenant", Tenant), ("id", "a"))).Should().Equal("1 7");
    }

    [MariaDbFact]
    public void A_head_moves_only_from_where_it_was_expected()
    {
        const string Tenant = "head";
        var open = With("Facts/OpenHead", ("tenant", Tenant));
        var advance = With("Facts/AdvanceHead", ("tenant", Tenant), ("expected", 0), ("next", 3));

        Counts(open + Changed + open + Changed + advance + Changed + advance + Changed + open + Changed).Should().Equal(1, 0, 1, 0, 0);
        Lines(With("Facts/Head", ("tenant", Tenant))).Should().Equal("3");
    }

    /// <summary>Two processes append for one tenant: the second waits for the first, although nothing changes.</summary>
    [MariaDbTheory]
    [InlineData("Facts/OpenHead")]
    [InlineData("Analytics/OpenFigures")]
    public void Opening_a_head_keeps_others_out_until_the_end_of_the_transaction(string statement)
    {
        var open = statement is "Facts/OpenHead"
            ? With(statement, ("tenant", "locked"))
            : With(statement, ("tenant", "locked"), ("kind", "class"), ("scope", "c1"));
        database.Query(open);
        using var first = database.Connect();
        first.Run("BEGIN;" + open);

        database.FaultOf("SET SESSION innodb_lock_wait_timeout = 1;\nBEGIN;\n" + open).Should().Be(LockWaitTimeout);

        first.Run("COMMIT");
        database.Query("BEGIN;\n" + open + "COMMIT;");
    }

    [MariaDbFact]
    public void Scopes_read_folded_facts_only()
    {
        const string Tenant = "scopes";
        database.Query(
            Fact(Tenant, 1, "a", ("class", "c1"), ("theme", "t1"), ("folded", 1))
            + Fact(Tenant, 2, "b", ("class", "c1"), ("theme", "t1"), ("session", "s"))
            + Fact(Tenant, 3, "c", ("class", "c2"), ("theme", "t1"), ("folded", 1), ("session", "s"))
            + Fact(Tenant, 4, "d", ("kind", "class.created")));

        Positions("Facts/ReadClassScope", ("tenant", Tenant), ("id", "c1"), ("after", 0), ("limit", 9)).Should().Equal("1");
        Positions("Facts/ReadThemeScope", ("tenant", Tenant), ("id", "t1"), ("after", 0), ("limit", 9)).Should().Equal("1", "3");
        Positions("Facts/ReadTenantScope", ("tenant", Tenant), ("after", 1), ("limit", 9)).Should().Equal("3");
        Positions("Facts/TenantScopeHead", ("tenant", Tenant)).Should().Equal("3");
        Positions("Tenancy/AuditPage", ("tenant", Tenant), ("before", 99), ("from", "a"), ("until", "z"), ("limit", 9)).Should().Equal("4");
    }

    [MariaDbFact]
    public void A_key_is_taken_once_and_taken_over_only_from_whom_was_named()
    {
        Counts(
            Key("Take", ("owner", "ann")) + Changed + Key("Take", ("owner", "bob")) + Changed
            + Key("TakeOver", ("owner", "bob"), ("abandoned", "eve")) + Changed
            + Key("TakeOver", ("owner", "bob"), ("abandoned", "ann")) + Changed
            + Key("Release", ("owner", "ann")) + Changed + Key("Release", ("owner", "bob")) + Changed)
            .Should().Equal(1, 0, 0, 1, 0, 1);
    }

    [MariaDbFact]
    public void Keys_differ_by_case_and_accent()
    {
        string Take(string value) => With("Keys/Take", ("tenant", "accents"), ("kind", "test"), ("value", value), ("owner", "o")) + Changed;

        Counts(Take("élève 😀") + Take("eleve 😀") + Take("Élève 😀") + Take("ELEVE 😀") + Take("élève 😀")).Should().Equal(1, 1, 1, 1, 0);
    }

    [MariaDbFact]
    public void A_long_theme_fits()
    {
        var theme = new string('x', 1024 * 1024);

        Lines(
            Of(RowChange.Add("theme_contents", [("tenant", "large"), ("theme_id", "t"), ("hash", "h")], ("content", theme)))
            + "SELECT CHAR_LENGTH(content) AS length FROM theme_contents WHERE tenant = 'large';\n")
            .Should().Equal($"{theme.Length}");
    }

    [MariaDbFact]
    public void A_stale_writer_of_figures_writes_nothing()
    {
        string Of(string statement, params (string, object?)[] more) => With(statement, [("tenant", "figures"), ("kind", "class"), ("scope", "c1"), .. more]);
        string Save(long stamp, long attempts) => Of(
            "Analytics/SaveDay", ("stamp", stamp), ("subject", "s"), ("theme", "t"), ("day", "2026-09-01"), ("attempts", attempts),
            ("scoreTenths", 5), ("scores", ""), ("started", 1), ("completed", 1), ("timeMs", 1)) + Changed;
        string Seal(long stamp) => Of("Analytics/SealFigures", ("stamp", stamp), ("position", 9), ("foldVersion", 1)) + Changed;

        Counts(
            Of("Analytics/OpenFigures") + Save(0, 1) + Seal(0) + Save(0, 7) + Seal(0) + Save(1, 8)
            + Of("Analytics/ClearDays", ("stamp", 0)) + Changed + Of("Analytics/ClearDays", ("stamp", 1)) + Changed)
            .Should().Equal(1, 1, 0, 0, 2, 0, 1);
    }

    [MariaDbFact]
    public void Pages_of_students_follow_one_another_in_the_order_of_their_bytes()
    {
        const string Tenant = "pages";
        database.Query(string.Concat(
            ((string[])["b", "a", "a", "é", "z", "_"]).Select((search, index) => Student(Tenant, $"id{index}", $"s{index}", search))));
        string[] Page(string search, string id) => Lines(
            With(
                "People/ListStudents", ("tenant", Tenant), ("all_classes", 1), ("classes", (string[])[]), ("own", ""), ("term1", ""), ("term2", ""),
                ("term3", ""), ("term4", ""), ("after_sort", search), ("after_id", id), ("limit", 2)),
            "search", "id");

        Page("", "").Should().Equal("_ id5", "a id1");
        Page("a", "id1").Should().Equal("a id2", "b id0");
        Page("b", "id0").Should().Equal("z id4", "é id3");
        Page("é", "id3").Should().BeEmpty();
    }

    [MariaDbFact]
    public void A_list_is_written_out_and_an_empty_one_holds_nothing()
    {
        const string Tenant = "lists";
        database.Query(string.Concat(
            ((string[])["a", "b", "c"]).Select(id => Student(Tenant, id, $"s-{id}", id))));
        string[] Kept(params string[] kept) => Lines(With("People/ActiveStudents", ("tenant", Tenant), ("kept", kept)));

        Kept("a", "c", "z").Should().Equal("3 2");
        Kept().Should().Equal("3 0");
    }

    [MariaDbFact]
    public void Scores_are_rounded_as_on_the_other_database()
    {
        database.Query(string.Concat(((double[])[6.25, 12.35, 99.95]).Select((score, index) => Of(RowChange.Put(
            "learning_sessions", [("tenant", "rounds"), ("student_id", $"s{index}"), ("session_id", "x")], ("subject", "p"), ("theme_id", "t"),
            ("school_day", "2026-09-01"), ("completed", 1), ("verified", 1), ("correct", 1), ("total", 1), ("score", score), ("answered", 1),
            ("asked", 1), ("revision", 1), ("time_ms", 1), ("last_activity_at", 1), ("answers", "[]"))))));

        Lines(
            With(
                "Analytics/SessionsOfStudents", ("tenant", "rounds"), ("students", (string[])["s0", "s1", "s2"]), ("from", "2026-08-01"),
                ("to", "2026-10-01")),
            "score_tenths", "best_tenths")
            .Should().Equal("63 63", "124 124", "1000 1000");
    }

    /// <summary>Ids are ASCII: what is none is refused when written; compared, it is an error that the adapter answers with no rows.</summary>
    [MariaDbFact]
    public void A_text_that_is_no_id_is_an_error()
    {
        database.FaultOf(Fact("ids", 1, "é")).Should().Be(NoSuchText);
        database.FaultOf(Fact(new string('t', 41), 1, "a")).Should().Be(TooLong);
        database.FaultOf(With("Facts/Find", ("tenant", "ids"), ("id", "é"))).Should().Be(IllegalMixOfCollations);
    }

    private static string Fact(string tenant, long position, string id, params (string Name, object? Value)[] more)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["tenant"] = tenant,
            ["position"] = position,
            ["id"] = id,
            ["kind"] = "k",
            ["v"] = 1,
            ["occurredAt"] = 1,
            ["recordedAt"] = 1,
            ["schoolDay"] = "2026-09-01",
            ["folded"] = 0,
            ["digest"] = 7,
            ["payload"] = "{}",
        };
        foreach (var (name, value) in more)
            values[name] = value;
        return With("Facts/Insert", [.. values.Select(pair => (pair.Key, pair.Value))]);
    }

    private static string Key(string statement, params (string, object?)[] more) =>
        With("Keys/" + statement, [("tenant", "keys"), ("kind", "email"), ("value", "k@example.org"), .. more]);

    private static string Student(string tenant, string id, string subject, string search) => Of(RowChange.Put(
        "students", [("tenant", tenant), ("id", id)], ("subject", subject), ("first_name", "F"), ("last_name", "L"), ("search", search),
        ("uuid_student", id), ("status", "active"), ("consent_sharing", 0)));

    private string[] Positions(string statement, params ReadOnlySpan<(string, object?)> parameters) => Lines(With(statement, parameters), "position");

    private int[] Counts(string script) =>
        [.. database.Query(script).Select(row => int.Parse(row["changed"]!, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The rows, one space between the values of all columns or of the named ones.</summary>
    private string[] Lines(string script, params string[] columns) =>
        [.. database.Query(script).Select(row => columns.Length == 0 ? row.ToString() : string.Join(' ', columns.Select(column => row[column])))];
}
