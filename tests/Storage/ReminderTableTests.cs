using Orleans;
using Orleans.Runtime;

namespace StudyMate.Storage;

public sealed class ReminderTableTests : EachDatabaseTests
{
    private static readonly GrainId Grain = GrainId.Create("thing", "school/one");

    [Theory, EachDatabase]
    public async Task A_reminder_comes_back_as_it_was_registered(string database)
    {
        Open(database);
        var entry = Entry("due", Grain);

        var etag = await Storage.Reminders.UpsertRow(entry);
        var read = await Storage.Reminders.ReadRow(Grain, "due");

        read.Should().NotBeNull();
        (read.ETag, read.StartAt, read.Period, read.GrainId).Should().Be((etag, entry.StartAt, entry.Period, Grain));
        read.StartAt.Kind.Should().Be(DateTimeKind.Utc);
        (await Storage.Reminders.ReadRow(Grain, "other")).Should().BeNull();
    }

    [Theory, EachDatabase]
    public async Task Only_the_current_etag_removes(string database)
    {
        Open(database);
        var first = await Storage.Reminders.UpsertRow(Entry("due", Grain));
        var second = await Storage.Reminders.UpsertRow(Entry("due", Grain));

        (await Storage.Reminders.RemoveRow(Grain, "due", first!)).Should().BeFalse();
        (await Storage.Reminders.RemoveRow(Grain, "due", "7001")).Should().BeFalse();
        (await Storage.Reminders.RemoveRow(Grain, "due", second!)).Should().BeTrue();
        (await Storage.Reminders.RemoveRow(Grain, "due", second!)).Should().BeFalse();
    }

    [Theory, EachDatabase]
    public async Task Ranges_exclude_their_begin_include_their_end_and_wrap(string database)
    {
        Open(database);
        var grains = Enumerable.Range(0, 20).Select(n => GrainId.Create("thing", $"school/{n}")).OrderBy(grain => grain.GetUniformHashCode()).ToArray();
        foreach (var grain in grains)
            await Storage.Reminders.UpsertRow(Entry("due", grain));
        var (low, high) = (grains[5].GetUniformHashCode(), grains[10].GetUniformHashCode());

        (await GrainsAsync(low, high)).Should().BeEquivalentTo(grains[6..11].ToHashSet());
        (await GrainsAsync(high, low)).Should().BeEquivalentTo(grains.Except(grains[6..11]).ToHashSet());
        (await GrainsAsync(low, low)).Count.Should().Be(20);
        (await GrainsAsync(0, uint.MaxValue)).Count.Should().Be(20);
    }

    private async Task<HashSet<GrainId>> GrainsAsync(uint begin, uint end) =>
        [.. (await Storage.Reminders.ReadRows(begin, end)).Reminders.Select(entry => entry.GrainId)];

    private static ReminderEntry Entry(string name, GrainId grain) => new()
    {
        GrainId = grain,
        ReminderName = name,
        StartAt = new DateTime(2026, 9, 1, 6, 0, 0, DateTimeKind.Utc),
        Period = TimeSpan.FromMinutes(90),
    };
}
