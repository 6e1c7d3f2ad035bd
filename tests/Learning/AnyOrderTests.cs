using System.Text.Json;

namespace StudyMate.Learning;

/// <summary>Whatever order, batches and repetitions the network makes of a student's events: the result is the same.</summary>
public sealed class AnyOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Any_permutation_in_any_batches_gives_the_same_sessions_missions_and_figures(int seed)
    {
        var chance = new Random(seed);
        var events = Play(chance);
        var inOrder = new Classroom();
        await inOrder.TakeAsync(events);

        for (var round = 0; round < 5; round++)
        {
            var shuffled = events.ToArray();
            chance.Shuffle(shuffled);
            // 5 % again, anywhere.
            var sent = shuffled.Concat(shuffled.Where(_ => chance.Next(20) == 0)).ToArray();
            var room = new Classroom();
            for (var i = 0; i < sent.Length;)
            {
                var size = chance.Next(1, 20);
                var taken = await room.TakeAsync(sent.Skip(i).Take(size));
                taken.Rejected.Should().BeEmpty();
                i += size;
            }

            Sessions(room).Should().Be(Sessions(inOrder));
            room.Sums().Should().Equal(inOrder.Sums());
            room.MissionCounts().Should().Equal(inOrder.MissionCounts());
            MissionOutcome.Of(room.State.Missions["mission"]).Should().Be(MissionOutcome.Of(inOrder.State.Missions["mission"]));
        }
    }

    [Fact]
    public async Task An_early_event_that_arrives_late_moves_the_session_to_its_day()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Answer("s", 2, "q1", "a") with { OccurredAt = Classroom.Monday.AddDays(1) }, Events.Complete("s", 3, minute: 60 * 25)]);
        room.Sums().Should().ContainSingle().Which.Key.Should().Be("2026-11-24");
        await room.TakeAsync([Events.Start("s", 1)]);
        var (day, sum) = room.Sums().Should().ContainSingle().Subject;
        day.Should().Be("2026-11-23");
        sum.Should().Be((1, 1, 60_000L, 1, 1_000));
    }

    /// <summary>Sessions over three days with repeated answers; some for a mission, some started twice, some never completed.</summary>
    private static List<DeviceEvent> Play(Random chance)
    {
        string[] questions = ["q1", "q2", "q3", "q4", "q5"];
        string[] given = ["a", "b", "c", "false", "phares"];
        var events = new List<DeviceEvent>();
        for (var s = 0; s < 6; s++)
        {
            var session = $"session-{s}";
            var minute = chance.Next(3 * 24 * 60);
            var seq = 1L;
            if (chance.Next(4) > 0)
                events.Add(Events.Start(session, seq++, minute, chance.Next(2) == 0 ? [] : questions[..chance.Next(1, 6)]));
            for (var i = chance.Next(1, 12); i > 0; i--)
            {
                var answer = Events.Answer(session, chance.Next(3) == 0 ? seq : seq++, questions[chance.Next(5)], given[chance.Next(5)]);
                events.Add(answer with { OccurredAt = Classroom.Monday.AddMinutes(minute + i) });
            }

            if (chance.Next(3) > 0)
                events.Add(Events.Complete(session, seq, minute + 30, chance.Next(100_000)));
            if (chance.Next(4) == 0)
                events.Add(Events.Claim(session, seq, 2, 5));
            if (chance.Next(2) == 0)
                events = [.. events.Select(e => e.SessionId == session ? e.For("mission") : e)];
        }

        events.Add(Events.Start("last", 1).For("mission"));
        return events;
    }

    /// <summary>Everything of the sessions but how often they changed on the way.</summary>
    private static string Sessions(Classroom room) => string.Join('\n', room.State.Sessions.Values
        .OrderBy(session => session.Id, StringComparer.Ordinal)
        .Select(session => session.Id + JsonSerializer.Serialize(JsonSerializer.Deserialize(
            StoredSession.Write(session with { Revision = 0, Writes = 0 }), LearningJson.Default.StoredSession), LearningJson.Default.StoredSession)));
}
