using System.Text.Json.Serialization.Metadata;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudyMate.Storage;

public sealed class RecordTests : EachDatabaseTests
{
    private static readonly GrainId Grain = GrainId.Create("thing", "school/one");

    [Theory, EachDatabase]
    public async Task A_record_that_does_not_exist_is_fresh(string database)
    {
        Open(database);
        var state = await ReadAsync();

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Equal(new Thing(), state.State);
    }

    [Theory, EachDatabase]
    public async Task A_record_comes_back_as_it_was_written(string database)
    {
        Open(database);
        var state = await ReadAsync();
        state.State = new Thing { Name = "Élodie \"<&>\" 😀", Count = 3 };
        await Storage.Records.WriteStateAsync("record", Grain, state);
        state.State = state.State with { Count = 4 };
        await Storage.Records.WriteStateAsync("record", Grain, state);

        var again = await ReadAsync();

        Assert.Equal("2", again.ETag);
        Assert.True(again.RecordExists);
        Assert.Equal(new Thing { Name = "Élodie \"<&>\" 😀", Count = 4 }, again.State);
    }

    [Theory, EachDatabase]
    public async Task A_write_over_somebody_elses_is_refused(string database)
    {
        Open(database);
        var one = await ReadAsync();
        var two = await ReadAsync();
        await Storage.Records.WriteStateAsync("record", Grain, one);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.Records.WriteStateAsync("record", Grain, two));
        two = await ReadAsync();
        await Storage.Records.WriteStateAsync("record", Grain, one);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.Records.WriteStateAsync("record", Grain, two));

        Assert.Equal("2", (await ReadAsync()).ETag);
    }

    [Theory, EachDatabase]
    public async Task Clearing_deletes_and_refuses_a_stale_etag(string database)
    {
        Open(database);
        var one = await ReadAsync();
        await Storage.Records.WriteStateAsync("record", Grain, one);
        var two = await ReadAsync();
        await Storage.Records.WriteStateAsync("record", Grain, one);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.Records.ClearStateAsync("record", Grain, two));
        await Storage.Records.ClearStateAsync("record", Grain, one);

        Assert.Null(one.ETag);
        Assert.False((await ReadAsync()).RecordExists);
        await Storage.Records.ClearStateAsync("record", Grain, one);
        await Storage.Records.WriteStateAsync("record", Grain, one);
        Assert.Equal("1", one.ETag);
    }

    /// <summary>A student, their account and their sessions may well have the same key.</summary>
    [Theory, EachDatabase]
    public async Task Grains_of_different_kinds_with_the_same_key_have_records_of_their_own(string database)
    {
        Open(database);
        var (one, other) = (await ReadAsync(), new GrainState<Thing>());
        one.State = new Thing { Name = "one" };
        await Storage.Records.WriteStateAsync("record", Grain, one);
        await Storage.Records.ReadStateAsync("record", GrainId.Create("other", "school/one"), other);

        Assert.False(other.RecordExists);
        await Storage.Records.WriteStateAsync("record", GrainId.Create("other", "school/one"), other);
        Assert.Equal("one", (await ReadAsync()).State?.Name);
    }

    [Theory, EachDatabase]
    public async Task A_record_over_48_KiB_is_refused_and_the_largest_is_kept(string database)
    {
        Open(database);
        var state = await ReadAsync();
        var overhead = """{"name":"","count":0}""".Length;
        state.State = new Thing { Name = new string('x', RecordSerializer.MaxBytes - overhead) };
        await Storage.Records.WriteStateAsync("record", Grain, state);
        state.State = state.State with { Name = state.State.Name + "x" };

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Storage.Records.WriteStateAsync("record", Grain, state));

        Assert.Contains("49153 bytes", refused.Message, StringComparison.Ordinal);
        Assert.Equal("1", (await ReadAsync()).ETag);
    }

    [Fact]
    public void A_type_without_a_registered_shape_is_refused_by_name()
    {
        var serializer = new RecordSerializer([new NoShapes()]);

        Assert.Contains(nameof(Thing), Assert.Throws<InvalidOperationException>(() => serializer.Serialize(new Thing())).Message, StringComparison.Ordinal);
    }

    private async Task<GrainState<Thing>> ReadAsync()
    {
        var state = new GrainState<Thing>();
        await Storage.Records.ReadStateAsync("record", Grain, state);
        return state;
    }

    private sealed record Thing
    {
        public string? Name { get; init; }

        public int Count { get; init; }
    }

    private sealed class NoShapes : IJsonTypeInfoResolver
    {
        public JsonTypeInfo? GetTypeInfo(Type type, System.Text.Json.JsonSerializerOptions options) => null;
    }
}
