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

        state.RecordExists.Should().BeFalse();
        state.ETag.Should().BeNull();
        state.State.Should().Be(new Thing());
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

        again.ETag.Should().Be("2");
        again.RecordExists.Should().BeTrue();
        again.State.Should().Be(new Thing { Name = "Élodie \"<&>\" 😀", Count = 4 });
    }

    [Theory, EachDatabase]
    public async Task A_write_over_somebody_elses_is_refused(string database)
    {
        Open(database);
        var one = await ReadAsync();
        var two = await ReadAsync();
        await Storage.Records.WriteStateAsync("record", Grain, one);

        await FluentActions.Awaiting(() => Storage.Records.WriteStateAsync("record", Grain, two)).Should().ThrowExactlyAsync<InconsistentStateException>();
        two = await ReadAsync();
        await Storage.Records.WriteStateAsync("record", Grain, one);
        await FluentActions.Awaiting(() => Storage.Records.WriteStateAsync("record", Grain, two)).Should().ThrowExactlyAsync<InconsistentStateException>();

        (await ReadAsync()).ETag.Should().Be("2");
    }

    [Theory, EachDatabase]
    public async Task Clearing_deletes_and_refuses_a_stale_etag(string database)
    {
        Open(database);
        var one = await ReadAsync();
        await Storage.Records.WriteStateAsync("record", Grain, one);
        var two = await ReadAsync();
        await Storage.Records.WriteStateAsync("record", Grain, one);

        await FluentActions.Awaiting(() => Storage.Records.ClearStateAsync("record", Grain, two)).Should().ThrowExactlyAsync<InconsistentStateException>();
        await Storage.Records.ClearStateAsync("record", Grain, one);

        one.ETag.Should().BeNull();
        (await ReadAsync()).RecordExists.Should().BeFalse();
        await Storage.Records.ClearStateAsync("record", Grain, one);
        await Storage.Records.WriteStateAsync("record", Grain, one);
        one.ETag.Should().Be("1");
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

        other.RecordExists.Should().BeFalse();
        await Storage.Records.WriteStateAsync("record", GrainId.Create("other", "school/one"), other);
        ((await ReadAsync()).State?.Name).Should().Be("one");
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

        var refused = (await FluentActions.Awaiting(() => Storage.Records.WriteStateAsync("record", Grain, state)).Should().ThrowExactlyAsync<InvalidOperationException>()).Which;

        refused.Message.Should().Contain("49153 bytes");
        (await ReadAsync()).ETag.Should().Be("1");
    }

    [Fact]
    public void A_type_without_a_registered_shape_is_refused_by_name()
    {
        var serializer = new RecordSerializer([new NoShapes()]);

        FluentActions.Invoking(() => serializer.Serialize(new Thing())).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Contain(nameof(Thing));
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
