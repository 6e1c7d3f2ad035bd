namespace StudyMate.Storage;

/// <summary>The storage as a whole, whichever database it is.</summary>
public sealed class StorageTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_it_was_closed_and_opened_again()
    {
        using var place = new StoragePlace();
        using (var first = new StorageFixture(place))
            await first.Facts.AppendAsync("school", 0, [StorageFixture.Appending(StorageFixture.NewFact("a"))]);

        using var second = new StorageFixture(place);

        Assert.Equal(1, await second.Facts.GetHeadAsync("school"));
    }

    [Fact]
    public async Task The_health_probe_writes_and_reads_back()
    {
        using var storage = new StorageFixture();

        var first = await storage.Health.ProbeAsync();
        var second = await storage.Health.ProbeAsync();

        Assert.True(first.FreeDiskBytes is null or > 0);
        Assert.True(second.WriteMilliseconds >= 0);
    }
}
