using System.Collections.Immutable;

namespace StudyMate.Storage;

/// <summary>The queries that Orleans' AdoNet providers are handed, run as the providers run them.</summary>
public sealed class MariaDbClusterTests(MariaDb database) : IClassFixture<MariaDb>
{
    [MariaDbFact]
    public void A_silo_joins_under_the_latest_version_only()
    {
        const string Cluster = "joins";
        Value("InsertMembershipVersionKey", Silo(Cluster, 1)).Should().Be("1");
        Table(Cluster).Should().Be("NULL 0");

        Value("InsertMembershipKey", Silo(Cluster, 1)).Should().Be("1");
        Value("InsertMembershipKey", Silo(Cluster, 2)).Should().Be("0");
        Value("InsertMembershipKey", Silo(Cluster, 1).SetItem("Version", 1)).Should().Be("0");
        Value("InsertMembershipKey", Silo(Cluster, 2).SetItem("Version", 1)).Should().Be("1");

        Table(Cluster).Should().Be("1 2|2 2");
        Value("InsertMembershipVersionKey", Silo(Cluster, 1)).Should().Be("0");
    }

    [MariaDbFact]
    public void A_silo_changes_under_the_latest_version_only()
    {
        const string Cluster = "changes";
        Value("InsertMembershipVersionKey", Silo(Cluster, 1));
        Value("InsertMembershipKey", Silo(Cluster, 1));
        var dead = Silo(Cluster, 1).SetItem("Status", 6).SetItem("SuspectTimes", "S127.0.0.1:1@1,2026-09-01 06:00:00.000 GMT");

        Value("UpdateMembershipKey", dead).Should().Be("0");
        Rows("GatewaysQueryKey", dead.SetItem("Status", 3)).Should().ContainSingle();
        Value("UpdateMembershipKey", dead.SetItem("Version", 1)).Should().Be("1");

        Rows("GatewaysQueryKey", dead.SetItem("Status", 3)).Should().BeEmpty();
        var row = Rows("MembershipReadRowKey", dead).Should().ContainSingle().Subject;
        $"{row["Status"]} {row["Version"]}".Should().Be("6 2");
        row["SuspectTimes"].Should().Be((string?)dead["SuspectTimes"]);
        string.Join('|', Rows("MembershipReadRowKey", Silo(Cluster, 9)).Select(Line)).Should().Be("NULL 2");
    }

    [MariaDbFact]
    public void Only_the_long_dead_are_cleaned_up()
    {
        const string Cluster = "cleaned";
        Value("InsertMembershipVersionKey", Silo(Cluster, 1));
        for (var silo = 1; silo <= 3; silo++)
            Value("InsertMembershipKey", Silo(Cluster, silo).SetItem("Version", silo - 1).SetItem("Status", silo == 1 ? 3 : 6));
        Rows("UpdateIAmAlivetimeKey", Silo(Cluster, 3).SetItem("IAmAliveTime", "2026-09-02 06:00:00.5"));

        Rows("CleanupDefunctSiloEntriesKey", Silo(Cluster, 0).SetItem("IAmAliveTime", "2026-09-02 00:00:00"));
        Table(Cluster).Should().Be("1 3|3 3");

        Rows("DeleteMembershipTableEntriesKey", Silo(Cluster, 0));
        Rows("MembershipReadAllKey", Silo(Cluster, 0)).Should().BeEmpty();
    }

    [MariaDbFact]
    public void A_record_is_written_only_by_who_knows_its_version()
    {
        var record = Record("cas");
        Value("WriteToStorageKey", record).Should().Be("1");
        // No answer, and the version that was sent: both are conflicts to the provider.
        Value("WriteToStorageKey", record).Should().BeNull();
        Value("WriteToStorageKey", record.SetItem("GrainStateVersion", 1)).Should().Be("2");
        Value("WriteToStorageKey", record.SetItem("GrainStateVersion", 1)).Should().Be("1");
        Value("ClearStorageKey", record.SetItem("GrainStateVersion", 1)).Should().Be("1");
        Value("ClearStorageKey", record.SetItem("GrainStateVersion", 2)).Should().Be("3");
        Rows("ReadFromStorageKey", record).Should().ContainSingle().Which["PayloadBinary"].Should().BeNull();
        Value("WriteToStorageKey", record.SetItem("GrainStateVersion", 3)).Should().Be("4");
        Value("DeleteStorageKey", record.SetItem("GrainStateVersion", 3)).Should().Be("3");
        Value("DeleteStorageKey", record.SetItem("GrainStateVersion", 4)).Should().Be("5");
        Rows("ReadFromStorageKey", record).Should().BeEmpty();

        // A version of a record that is gone is a conflict, and leaves none behind.
        Value("WriteToStorageKey", record.SetItem("GrainStateVersion", 4)).Should().Be("4");
        Rows("ReadFromStorageKey", record).Should().BeEmpty();
    }

    /// <summary>Two activations write the same new record: the second waits, and is then refused instead of failing.</summary>
    [MariaDbFact]
    public void The_second_of_two_first_writers_is_refused()
    {
        using var first = database.Connect();
        using var second = database.Connect();
        var write = Render("WriteToStorageKey", Record("race"));
        first.Run(write.Replace("COMMIT", "SELECT 'held'", StringComparison.Ordinal));

        var waiting = Task.Run(() => second.Run(write));
        while (!waiting.IsCompleted && database.Query("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits';")[0]["Value"] is "0")
        {
            // The server tells when somebody waits; its table of transactions does not change for whoever asks all the time.
        }

        waiting.IsCompleted.Should().BeFalse();
        first.Run("COMMIT");
        waiting.Result.Should().Equal("NULL");
    }

    [MariaDbFact]
    public void The_largest_record_fits()
    {
        var payload = Enumerable.Range(0, 48 * 1024).Select(index => (byte)index).ToArray();
        Value("WriteToStorageKey", Record("large").SetItem("PayloadBinary", payload));

        database.Query("SELECT HEX(PayloadBinary) AS payload FROM orleans_records WHERE GrainIdExtensionString = 'large';").Should().ContainSingle().Which["payload"]
            .Should().Be(Convert.ToHexString(payload));
    }

    [MariaDbFact]
    public void A_reminder_is_replaced_and_removed_by_its_version()
    {
        var reminder = Reminder("versions", 5);

        Value("UpsertReminderRowKey", reminder).Should().Be("0");
        Value("UpsertReminderRowKey", reminder.SetItem("Period", 3_000_000_000L)).Should().Be("1");
        Rows("ReadReminderRowKey", reminder).Should().ContainSingle().Which["Period"].Should().Be("3000000000");
        Value("DeleteReminderRowKey", reminder.SetItem("Version", 0)).Should().Be("0");
        Value("DeleteReminderRowKey", reminder.SetItem("Version", 1)).Should().Be("1");
        Rows("ReadReminderRowsKey", reminder).Should().BeEmpty();
    }

    [MariaDbFact]
    public void Reminders_are_found_by_ranges_of_the_ring_of_one_service()
    {
        foreach (var hash in (int[])[-5, 0, 5])
            Value("UpsertReminderRowKey", Reminder("ranges", hash));
        Value("UpsertReminderRowKey", Reminder("other", 1));

        Found("ReadRangeRows1Key", -5, 5).Should().Equal("g0", "g5");
        Found("ReadRangeRows2Key", 0, -5).Should().Equal("g-5", "g5");
        Rows("DeleteReminderRowsKey", Reminder("ranges", 0));
        Found("ReadRangeRows2Key", 0, 0).Should().BeEmpty();
        Rows("ReadReminderRowsKey", Reminder("other", 1)).Should().ContainSingle();

        string[] Found(string query, int begin, int end) =>
            [.. Rows(query, Reminder("ranges", 0).SetItem("BeginHash", begin).SetItem("EndHash", end)).Select(row => row["GrainId"]!).Order(StringComparer.Ordinal)];
    }

    private static ImmutableDictionary<string, object?> Silo(string cluster, int number) => Values(
        ("DeploymentId", cluster), ("Address", "127.0.0.1"), ("Port", number), ("Generation", number), ("SiloName", $"silo{number}"),
        ("HostName", "host"), ("Status", 3), ("ProxyPort", 30000), ("StartTime", "2026-09-01 06:00:00.123"),
        ("IAmAliveTime", "2026-09-01 06:00:00.123"), ("SuspectTimes", null), ("Version", 0));

    private static ImmutableDictionary<string, object?> Record(string key) => Values(
        ("GrainIdHash", 1), ("GrainIdN0", 0), ("GrainIdN1", 0), ("GrainTypeHash", 1), ("GrainTypeString", "thing"),
        ("GrainIdExtensionString", key), ("ServiceId", "service"), ("GrainStateVersion", null), ("PayloadBinary", (byte[])[1, 2, 3]));

    private static ImmutableDictionary<string, object?> Reminder(string service, int hash) => Values(
        ("ServiceId", service), ("GrainHash", hash), ("GrainId", $"g{hash}"), ("ReminderName", "r"), ("StartTime", "2026-09-01 06:00:00"),
        ("Period", 60_000), ("Version", 0));

    private static ImmutableDictionary<string, object?> Values(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var parameters = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            parameters.Add(name, value);
        return parameters.ToImmutable();
    }

    private static string Render(string query, ImmutableDictionary<string, object?> parameters) =>
        StatementSamples.Render(ClusterScripts.Queries[query], name => parameters[name]);

    private static string Line(Row row) => $"{row["Port"] ?? "NULL"} {row["Version"]}";

    private string Table(string cluster) => string.Join('|', Rows("MembershipReadAllKey", Silo(cluster, 0)).Select(Line).Order(StringComparer.Ordinal));

    private ImmutableArray<Row> Rows(string query, ImmutableDictionary<string, object?> parameters) => database.Query(Render(query, parameters) + ";");

    private string? Value(string query, ImmutableDictionary<string, object?> parameters) =>
        Rows(query, parameters).Should().ContainSingle().Which.Fields.Should().ContainSingle().Which.Value;
}
