using System.Collections.Immutable;
using System.Text.RegularExpressions;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>The set-up scripts of the cluster's tables and the queries that they hand to Orleans' AdoNet providers.</summary>
internal static partial class ClusterScripts
{
    public static ImmutableArray<(string Name, string Sql)> All { get; } =
    [
        .. Directory.GetFiles(Repository.Path("deploy/sql"), "*.sql").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
    ];

    /// <summary>The text of each query by its key; a key that comes twice is a fault of the scripts.</summary>
    public static ImmutableSortedDictionary<string, string> Queries { get; } = All
        .SelectMany(script => Query().Matches(script.Sql))
        .ToImmutableSortedDictionary(
            match => match.Groups["key"].Value,
            match => match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal).Trim(),
            StringComparer.Ordinal);

    /// <summary>
    /// What the providers of Orleans 10 send with each query and read from its result: parameters, then columns. A query need not use
    /// all of its parameters; <c>*</c> stands for a single column of any name.
    /// </summary>
    public static ImmutableSortedDictionary<string, (string Parameters, string Columns)> Contract { get; } =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["InsertMembershipVersionKey"] = ("DeploymentId", "*"),
            ["InsertMembershipKey"] = ("DeploymentId IAmAliveTime SiloName HostName Address Port Generation StartTime Status ProxyPort Version", "*"),
            ["UpdateMembershipKey"] = ("DeploymentId Address Port Generation IAmAliveTime Status SuspectTimes Version", "*"),
            ["UpdateIAmAlivetimeKey"] = ("DeploymentId Address Port Generation IAmAliveTime", ""),
            ["MembershipReadAllKey"] = ("DeploymentId", Membership),
            ["MembershipReadRowKey"] = ("DeploymentId Address Port Generation", Membership),
            ["GatewaysQueryKey"] = ("DeploymentId Status", "Address ProxyPort Generation"),
            ["CleanupDefunctSiloEntriesKey"] = ("DeploymentId IAmAliveTime", ""),
            ["DeleteMembershipTableEntriesKey"] = ("DeploymentId", ""),
            ["ReadFromStorageKey"] = (Record, "PayloadBinary Version"),
            ["WriteToStorageKey"] = (Record + " GrainStateVersion PayloadBinary", "NewGrainStateVersion"),
            ["ClearStorageKey"] = (Record + " GrainStateVersion", "*"),
            ["DeleteStorageKey"] = (Record + " GrainStateVersion", "*"),
            ["UpsertReminderRowKey"] = ("ServiceId GrainHash GrainId ReminderName StartTime Period", "Version"),
            ["ReadReminderRowsKey"] = ("ServiceId GrainId", Reminder),
            ["ReadReminderRowKey"] = ("ServiceId GrainId ReminderName", Reminder),
            ["ReadRangeRows1Key"] = ("ServiceId BeginHash EndHash", Reminder),
            ["ReadRangeRows2Key"] = ("ServiceId BeginHash EndHash", Reminder),
            ["DeleteReminderRowKey"] = ("ServiceId GrainId ReminderName Version", "*"),
            ["DeleteReminderRowsKey"] = ("ServiceId", ""),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>A script with its queries left out, whose semicolons are not its own.</summary>
    public static string Outline(string script) => Query().Replace(script, match => $"VALUES ('{match.Groups["key"].Value}', '')");

    private const string Membership = "Address Port Generation SiloName HostName Status ProxyPort SuspectTimes StartTime IAmAliveTime Version";
    private const string Reminder = "GrainId ReminderName StartTime Period Version";
    private const string Record = "GrainIdHash GrainIdN0 GrainIdN1 GrainTypeHash GrainTypeString GrainIdExtensionString ServiceId";

    [GeneratedRegex(@"VALUES \('(?<key>\w+)', '(?<text>([^']|'')*)'\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Query();
}
