using StudyMate.Assignments;
using StudyMate.Common;

namespace StudyMate.Learning;

public sealed class MissionTests
{
    [Fact]
    public async Task A_mission_runs_from_its_first_session_and_is_done_with_its_first_completion()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Of(EventTypes.AssignmentReceived, null, 1).For("mission")]);
        Outcome(room).Status.Should().Be(MissionStatus.ToDo);
        await room.TakeAsync([Events.Start("s", 2, 0, "q1", "q2", "q3", "q4").For("mission"), Events.Answer("s", 3, "q1", "a").For("mission")]);
        (Outcome(room).Status, Outcome(room).ProgressPercent).Should().Be((MissionStatus.Running, 25.0));
        await room.TakeAsync([Events.Complete("s", 4).For("mission")]);
        (Outcome(room).Status, Outcome(room).ProgressPercent, Outcome(room).Score).Should().Be((MissionStatus.Done, 100.0, 25.0));
        room.MissionCounts().Should().Equal(new Dictionary<string, int> { [MissionStatus.Done] = 1 });
    }

    [Fact]
    public async Task Work_for_a_mission_of_others_is_kept_and_not_counted()
    {
        var room = new Classroom();
        room.Pins["other"] = room.Pins["mission"] with { Id = "other", Targets = [new AssignmentTarget("class", "class-z")] };
        await room.TakeAsync([Events.Answer("s", 1, "q1", "a").For("other"), Events.Complete("s", 2).For("other")]);
        MissionOutcome.Of(room.State.Missions["other"]).Status.Should().Be(MissionStatus.Done);
        room.State.Missions["other"].Counted.Should().BeFalse();
        room.MissionCounts().Should().BeEmpty();
    }

    [Fact]
    public async Task Work_after_the_due_date_is_taken_but_nobody_joins_any_more()
    {
        var room = new Classroom();
        room.Pins["mission"] = room.Pins["mission"] with { DueAt = Classroom.Monday.AddDays(-1) };
        await room.TakeAsync([Events.Answer("s", 1, "q1", "a").For("mission")]);
        room.State.Missions["mission"].Counted.Should().BeFalse();
        Outcome(room).Status.Should().Be(MissionStatus.Running);
    }

    [Fact]
    public async Task Receiving_and_opening_keep_the_earliest_time()
    {
        var room = new Classroom();
        await room.TakeAsync(
        [
            Events.Of(EventTypes.AssignmentOpened, null, 2, 20).For("mission"),
            Events.Of(EventTypes.AssignmentReceived, null, 3, 30).For("mission"),
            Events.Of(EventTypes.AssignmentReceived, null, 1, 10).For("mission"),
        ]);
        var mission = room.State.Missions["mission"];
        (mission.ReceivedAt, mission.OpenedAt).Should().Be((Classroom.Monday.AddMinutes(10), Classroom.Monday.AddMinutes(20)));
    }

    [Fact]
    public async Task Entering_is_the_same_fact_whoever_writes_it()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Answer("s", 1, "q1", "a").For("mission")]);
        var byWork = room.Log[MissionFacts.IdOf("subject-emma", "mission", 0)];
        var byHandingOut = AssignmentRows.Entered(
            "mission",
            new AssignmentState { ThemeId = "velo", ThemeVersion = 1 },
            new TargetStudent("emma", "subject-emma", "class-a"),
            Moment.Of(byWork.RecordedAt, Classroom.Emma.Zone));
        byHandingOut.Should().Be(byWork);
    }

    private static MissionOutcome Outcome(Classroom room) => MissionOutcome.Of(room.State.Missions["mission"]);
}
