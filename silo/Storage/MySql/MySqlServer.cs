using System.Globalization;
using System.Text.RegularExpressions;

namespace StudyMate.Storage;

/// <summary>What a server says of itself, and whether acknowledged work is safe with it.</summary>
/// <param name="Version">As it names itself.</param>
/// <param name="FlushLog"><c>innodb_flush_log_at_trx_commit</c>.</param>
/// <param name="BinaryLog">Whether it writes one.</param>
/// <param name="SyncBinlog"><c>sync_binlog</c>.</param>
internal sealed partial record MySqlServer(string Version, int FlushLog, bool BinaryLog, int SyncBinlog)
{
    private static readonly Version OldestMySql = new(8, 0), OldestMariaDb = new(10, 6);

    /// <summary>Why it cannot be used, in one line that names the setting; null when it can.</summary>
    public string? Refusal()
    {
        var mariaDb = Version.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);
        var oldest = mariaDb ? OldestMariaDb : OldestMySql;
        if (Number(Version) is not { } version || version < oldest)
        {
            return $"The server of {DatabaseOptions.ConnectionStringKey} is {(mariaDb ? "MariaDB" : "MySQL")} {Version}: "
                + $"MySQL {OldestMySql} or MariaDB {OldestMariaDb} is the oldest that can be used.";
        }

        if (FlushLog != 1)
            return Unsafe("innodb_flush_log_at_trx_commit", FlushLog);
        return BinaryLog && SyncBinlog != 1 ? Unsafe("sync_binlog", SyncBinlog) : null;
    }

    private static string Unsafe(string setting, int value) => string.Create(
        CultureInfo.InvariantCulture,
        $"The server of {DatabaseOptions.ConnectionStringKey} does not wait for its disk ({setting} is {value}): acknowledged work could be lost. Set {setting} = 1 there.");

    private static Version? Number(string text) =>
        Leading().Match(text) is { Success: true } match && System.Version.TryParse(match.Value, out var number) ? number : null;

    [GeneratedRegex(@"^\d+\.\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Leading();
}
