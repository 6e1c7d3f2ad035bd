using StudyMate.Facts;
using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Storage;

public sealed class RowsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 6, 0, 0, TimeSpan.Zero);
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    [Fact]
    public async Task Rows_are_mapped_by_column_name_to_a_constructor()
    {
        await _storage.Rows.WriteAsync(Reminder("rentrée"));

        var rows = await _storage.Rows.QueryAsync<Row>("Reminders/ReadGrain", new { Type = "thing", Key = "one" });

        Assert.Equal([new Row("rentrée", Start, 90_000_000, 1, "thing", "one")], rows.AsEnumerable());
    }

    [Fact]
    public async Task A_single_value_is_the_first_column()
    {
        await _storage.Rows.WriteAsync(KeyRow("k", "owner"));

        Assert.Equal(["owner"], (await _storage.Rows.QueryAsync<string>("Keys/Find", new { tenant = "school", kind = "test", value = "k" })).AsEnumerable());
        Assert.Empty(await _storage.Rows.QueryAsync<string>("Keys/Find", new { tenant = "school", kind = "test", value = "other" }));
    }

    [Fact]
    public async Task A_row_that_does_not_fit_its_type_is_refused()
    {
        await _storage.Rows.WriteAsync(Reminder("n"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _storage.Rows.QueryAsync<TooShort>("Reminders/ReadGrain", new { type = "thing", key = "one" }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _storage.Rows.QueryAsync<TooLong>("Keys/Find", new { tenant = "school", kind = "test", value = "k" }));
    }

    [Fact]
    public async Task A_parameter_that_is_not_supplied_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _storage.Rows.QueryAsync<string>("Keys/Find", new { tenant = "school", kind = "test" }));
        await Assert.ThrowsAsync<ArgumentException>(() => _storage.Rows.WriteAsync(RowChange.Of("Keys/Release", ("tenant", "school"))));
    }

    [Fact]
    public async Task An_unknown_statement_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _storage.Rows.QueryAsync<string>("Keys/Nothing"));

    [Fact]
    public async Task Writes_tell_how_many_rows_they_changed()
    {
        Assert.Equal([1, 0], (await _storage.Rows.WriteAndCountAsync(KeyRow("k", "owner"), KeyRow("k", "other"))).AsEnumerable());
    }

    [Fact]
    public async Task A_cancelled_read_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _storage.Rows.QueryAsync<long>("Core/ReadProbe", null, cancelled.Token));
    }

    /// <summary>A row with a text, numbers and an instant, of a table without a class of its own here.</summary>
    private static RowChange Reminder(string name) => RowChange.Of(
        "Reminders/Upsert", ("type", "thing"), ("key", "one"), ("name", name), ("hash", 1), ("startAt", Start), ("periodUs", 90_000_000));

    private sealed record Row(string Name, DateTimeOffset StartAt, long PeriodUs, int Version, string GrainType, string GrainKey);

    private sealed record TooShort(string Name);

    private sealed record TooLong(string Owner, string Missing);
}
