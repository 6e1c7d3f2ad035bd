namespace StudyMate.Storage;

/// <summary>Every script and every statement on a real server. The fixture has applied scripts and migrations twice.</summary>
public sealed class MariaDbTests(MariaDb database) : IClassFixture<MariaDb>
{
    [MariaDbFact]
    public void Every_statement_runs()
    {
        // Writes first, so that queries have something to find.
        var names = MariaDb.Statements.Names.Where(name => name is not "Session/Open").OrderBy(Rank).ThenBy(name => name, StringComparer.Ordinal).ToArray();

        var (faults, rows) = database.Each([.. RowTables.All.Select(table => StatementSamples.Of(StatementSamples.Row(table)).Trim().TrimEnd(';')), .. names.Select(StatementSamples.Of)]);

        faults.Should().BeEmpty();
        var columns = names.ToDictionary(StatementSamples.Of, name => SqlText.Columns(MariaDb.Statements[name]));
        foreach (var row in rows)
            row.Fields.Select(field => field.Name).Should().Equal(columns[row.Statement]);
        // About half of all queries find what the samples wrote; none at all would mean that nothing was compared.
        rows.DistinctBy(row => row.Statement).Count().Should().BeGreaterThan(40, "The samples found too little.");
    }

    /// <summary>As on SQLite, whose schema the list of tables is compared with.</summary>
    [MariaDbFact]
    public void Tables_whose_rows_are_changed_have_the_keys_that_are_listed()
    {
        const string Keys = """
            SELECT table_name AS name, index_name AS kind, GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ' ') AS named
            FROM information_schema.statistics WHERE table_schema = DATABASE() AND non_unique = 0 GROUP BY table_name, index_name;
            """;
        var keys = database.Query(Keys).ToLookup(row => row["name"]!, row => (IsPrimary: row["kind"] is "PRIMARY", Columns: row["named"]!), StringComparer.Ordinal);

        foreach (var table in RowTables.All)
        {
            keys[table.Name].Where(key => key.IsPrimary).Select(key => key.Columns).Should().Equal([string.Join(' ', table.Key)], table.Name);
            keys[table.Name].Any(key => !key.IsPrimary).Should().Be(table.HasSecondKey, table.Name);
        }
    }

    [MariaDbFact]
    public void A_statement_that_fails_is_named()
    {
        var (faults, _) = database.Each(["SELECT 1", "SELECT nothing", "SELECT 2"]);

        faults.Should().ContainSingle().Which.Should().StartWith("SELECT nothing: ERROR 1054");
    }

    [MariaDbFact]
    public void Durability_can_be_read_back()
    {
        var settings = database.Query(StatementSamples.With("Session/Durability")).Should().ContainSingle().Subject;

        settings["version"].Should().NotBeNullOrEmpty();
        settings["flush_log"].Should().Be("1");
        settings["binary_log"].Should().Be("1");
        settings["sync_binlog"].Should().Be("1");
    }

    [MariaDbFact]
    public void A_session_is_strict_and_reads_what_is_committed()
    {
        var settings = database.Query(
            "SELECT @@SESSION.sql_mode AS mode, @@SESSION.collation_connection AS collation, @@SESSION.group_concat_max_len AS longest, @@SESSION.tx_isolation AS isolation;")
            .Should().ContainSingle().Subject;

        settings["mode"].Should().Contain("STRICT_ALL_TABLES");
        settings["collation"].Should().Be("utf8mb4_bin");
        settings["longest"].Should().Be("4194304");
        settings["isolation"].Should().Be("READ-COMMITTED");
    }

    [MariaDbFact]
    public void One_connection_at_a_time_changes_the_schema()
    {
        using var first = database.Connect();
        using var second = database.Connect();
        var take = StatementSamples.With("Schema/Lock", ("seconds", 0));

        first.Run(take).Should().Equal("1");
        second.Run(take).Should().Equal("0");
        first.Run(StatementSamples.With("Schema/Unlock")).Should().Equal("1");
        second.Run(take).Should().Equal("1");
    }

    [MariaDbFact]
    public void An_applied_migration_is_recorded_once()
    {
        var record = StatementSamples.With("Schema/Record", ("number", 7001), ("name", "test"), ("appliedAt", 1));

        database.Query(record + record + StatementSamples.With("Schema/Applied")).Select(row => row["number"]).Should().Contain("7001");
    }

    /// <summary>The partial indexes of the other dialect have counterparts that the server takes for these reads.</summary>
    [MariaDbFact]
    public void Reads_of_a_scope_use_its_index()
    {
        const string Tenant = "index-school";
        database.Query($"""
            INSERT INTO facts (tenant, position, id, kind, v, class, theme, session, occurred_at, recorded_at, school_day, folded, digest, payload)
            SELECT '{Tenant}', number.n, CONCAT('f', number.n), 'k', 1, CONCAT('c', number.n % 7), CONCAT('t', number.n % 9),
              CASE WHEN number.n % 10 = 0 THEN NULL ELSE 's' END, 1, 1, '2026-09-01', number.n % 10 = 0, 1, '{"{}"}'
            FROM (SELECT a.d * 1000 + b.d * 100 + c.d * 10 + e.d AS n FROM {Digits("a")}, {Digits("b")}, {Digits("c")}, {Digits("e")}) number;
            ANALYZE TABLE facts;
            """);

        IndexOf("Facts/TenantScopeHead", ("tenant", Tenant)).Should().Be("facts_folded");
        IndexOf("Facts/ReadClassScope", ("tenant", Tenant), ("id", "c1"), ("after", 10), ("limit", 100)).Should().Be("facts_folded_by_class");
        IndexOf("Facts/ReadThemeScope", ("tenant", Tenant), ("id", "t1"), ("after", 10), ("limit", 100)).Should().Be("facts_folded_by_theme");
        IndexOf("Tenancy/AuditPage", ("tenant", Tenant), ("before", 1_000_000), ("from", "a"), ("until", "z"), ("limit", 100)).Should().Be("facts_outside_sessions");
        IndexOf("Facts/Find", ("tenant", Tenant), ("id", "f7")).Should().Be("facts_by_id");
    }

    private static string Digits(string alias) => $"(SELECT 0 AS d {string.Concat(Enumerable.Range(1, 9).Select(digit => $"UNION ALL SELECT {digit} "))}) {alias}";

    private string? IndexOf(string statement, params ReadOnlySpan<(string, object?)> parameters) =>
        database.Query("EXPLAIN " + StatementSamples.With(statement, parameters)).Should().ContainSingle().Which["key"];

    private static int Rank(string name) => SqlText.Plain(MariaDb.Statements[name]).Split(' ')[0] switch
    {
        "CREATE" => 0,
        "INSERT" => 1,
        "UPDATE" => 2,
        "DELETE" => 4,
        _ => 3,
    };
}
