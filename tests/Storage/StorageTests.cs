namespace StudyMate.Storage;

/// <summary>The storage as a whole, whichever database it is.</summary>
public sealed class StorageTests : EachDatabaseTests
{
    [Theory, EachDatabase]
    public async Task What_was_acknowledged_is_there_after_it_was_closed_and_opened_again(string database)
    {
        Open(database);
        await Storage.Facts.AppendAsync("school", 0, [StorageFixture.Appending(StorageFixture.NewFact("a"))]);

        Storage.Reopen();

        (await Storage.Facts.GetHeadAsync("school")).Should().Be(1);
    }

    [Theory, EachDatabase]
    public async Task The_health_probe_writes_and_reads_back(string database)
    {
        Open(database);

        var first = await Storage.Health.ProbeAsync();
        var second = await Storage.Health.ProbeAsync();

        (first.FreeDiskBytes is null or > 0).Should().BeTrue();
        second.WriteMilliseconds.Should().BeGreaterThanOrEqualTo(0);
    }
}
