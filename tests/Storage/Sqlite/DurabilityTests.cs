using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>What the start reads back before it promises anything.</summary>
public sealed class DurabilityTests
{
    [Theory]
    [InlineData("PRAGMA synchronous = NORMAL", "synchronous is below FULL")]
    [InlineData("PRAGMA synchronous = OFF", "synchronous is below FULL")]
    [InlineData("PRAGMA journal_mode = DELETE", "write-ahead log")]
    public void A_connection_that_could_lose_acknowledged_work_is_refused(string change, string said)
    {
        using var folder = new TempFolder();
        using var session = SqliteSession.OpenWriter(folder.File("test.db"), SqlStatements.Sqlite, new SqliteTuning());
        SqliteChecks.RefuseVolatile(session);
        session.Run(change);
        var refused = Assert.Throws<StartRefusedException>(() => SqliteChecks.RefuseVolatile(session));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Data:Folder", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nfs4", true)]
    [InlineData("CIFS", true)]
    [InlineData("ext4", false)]
    [InlineData("overlayfs", false)]
    [InlineData("tmpfs", false)]
    public void File_systems_of_other_machines_are_told_by_their_names(string format, bool network) => Assert.Equal(network, DiskFaults.IsNetwork(format));
}
