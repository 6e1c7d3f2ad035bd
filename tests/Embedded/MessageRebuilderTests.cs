using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;
using StudyMate.Embedded.Contracts;

namespace StudyMate.EmbeddedTests;

public sealed class MessageRebuilderTests
{
    [GenerateSerializer, Immutable, Alias("test.outer")]
    internal sealed record Outer([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<Inner> Inners)
    {
        [Id(2)]
        public int? Count { get; init; }

        public string Forgotten { get; init; } = "set";
    }

    [GenerateSerializer, Immutable, Alias("test.inner")]
    internal sealed record Inner([property: Id(0)] ImmutableDictionary<string, int> Scores);

    [GenerateSerializer, Alias("test.failure")]
    internal sealed class Failure(string message, string code, Exception inner) : Exception(message, inner)
    {
        [Id(0)]
        public string Code { get; } = code;

        public string Forgotten { get; } = code;
    }

    private readonly MessageRebuilder _rebuilder = new();

    [Fact]
    public void Members_with_an_id_arrive_and_forgotten_ones_do_not()
    {
        var sent = new Outer("a", [new Inner(ImmutableDictionary<string, int>.Empty.Add("x", 1))]) { Count = 3, Forgotten = "lost" };

        var arrived = _rebuilder.Rebuild(sent);

        Assert.NotSame(sent, arrived);
        Assert.Equal(("a", 3, 1), (arrived.Name, arrived.Count, arrived.Inners[0].Scores["x"]));
        Assert.NotSame(sent.Inners[0], arrived.Inners[0]);
        Assert.Null(arrived.Forgotten);
    }

    [Fact]
    public void A_generic_result_arrives_with_its_hidden_value()
    {
        Result<string> sent = "value";

        Assert.Equal("value", _rebuilder.Rebuild(sent).Value);
    }

    [Fact]
    public void An_exception_arrives_with_type_message_cause_and_its_members_with_an_id()
    {
        var sent = new Failure("broken", "code", new TimeoutException("late"));

        var arrived = Assert.IsType<Failure>(_rebuilder.RebuildException(sent));

        Assert.Equal(("broken", "code"), (arrived.Message, arrived.Code));
        Assert.Equal("late", Assert.IsType<TimeoutException>(arrived.InnerException).Message);
        Assert.Null(arrived.Forgotten);
    }

    [Fact]
    public void Values_and_empty_collections_arrive_unchanged()
    {
        Assert.Equal(5, _rebuilder.Rebuild(5));
        Assert.Null(_rebuilder.Rebuild<string?>(null));
        Assert.True(_rebuilder.Rebuild(default(ImmutableArray<int>)).IsDefault);
        Assert.Empty(_rebuilder.Rebuild(ImmutableArray<int>.Empty));
    }
}
