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
        var refused = FluentActions.Invoking(() => SqliteChecks.RefuseVolatile(session)).Should().ThrowExactly<StartRefusedException>().Which;
        refused.Message.Should().Contain(said);
        refused.Message.Should().Contain("Data:Folder");
    }

    [Theory]
    [InlineData("nfs4", true)]
    [InlineData("CIFS", true)]
    [InlineData("ext4", false)]
    [InlineData("overlayfs", false)]
    [InlineData("tmpfs", false)]
    public void File_systems_of_other_machines_are_told_by_their_names(string format, bool network) => DiskFaults.IsNetwork(format).Should().Be(network);
}
