using StudyMate.Assignments;

namespace StudyMate.Learning;

/// <summary>A mission's result is one session.</summary>
public sealed class MissionOutcomeTests
{
    private static readonly DateTimeOffset Due = Classroom.Monday.AddHours(1);

    [Theory]
    [InlineData("best", 80.0, 10)]
    [InlineData("last", 50.0, 30)]
    [InlineData("first", 60.0, 0)]
    public void The_policy_says_which(string policy, double score, int minute)
    {
        var outcome = Of(policy, Session("a", 30, 50), Session("b", 10, 80), Session("c", 0, 60));

        (outcome.Score, outcome.CompletedAt, outcome.Late, outcome.TimeMs).Should().Be((score, Classroom.Monday.AddMinutes(minute), false, 60_000 + (minute * 1_000)));
    }

    [Theory]
    [InlineData("best")]
    [InlineData("last")]
    public void One_on_time_goes_before_a_better_or_later_one_that_is_late(string policy)
    {
        var outcome = Of(policy, Session("a", 20, 0), Session("b", 90, 100));

        (outcome.Score, outcome.CompletedAt, outcome.Late).Should().Be((0.0, Classroom.Monday.AddMinutes(20), false));
    }

    [Fact]
    public void Of_late_ones_the_policy_chooses_and_the_result_is_late()
    {
        var outcome = Of("best", Session("a", 80, 20), Session("b", 90, 100));

        (outcome.Score, outcome.Late).Should().Be((100.0, true));
    }

    [Fact]
    public void A_clock_that_cannot_be_believed_is_late_where_there_is_a_due_date()
    {
        var sessions = new[] { Session("a", 0, 100) with { ClockTrusted = false }, Session("b", 10, 40) };

        (Of("best", sessions).Score, Of("best", sessions).Late).Should().Be((40.0, false));
        Of("best", sessions[0]).Late.Should().BeTrue();
        MissionOutcome.Of(Mission("best", null, sessions)).Score.Should().Be(100);
    }

    [Fact]
    public void What_the_school_has_marked_goes_before_what_a_device_claims() =>
        Of("best", Session("a", 0, 100) with { Verified = false }, Session("b", 90, 10)).Score.Should().Be(10);

    [Fact]
    public void One_that_waits_for_its_marks_comes_after_any_score() =>
        Of("best", Session("a", 0, 100) with { Score = null }, Session("b", 10, 0)).Score.Should().Be(0);

    [Fact]
    public void Of_equal_ones_the_earliest_counts_then_the_id()
    {
        Of("best", Session("a", 30, 50), Session("b", 10, 50)).CompletedAt.Should().Be(Classroom.Monday.AddMinutes(10));
        Of("best", Session("a", 10, 50) with { TimeMs = 1 }, Session("b", 10, 50)).TimeMs.Should().Be(1);
    }

    [Fact]
    public void A_session_that_is_not_completed_is_no_result()
    {
        var open = Session("b", 0, 100) with { CompletedAt = null, Answered = 2, Asked = 4 };

        Of("best", Session("a", 10, 50), open).Score.Should().Be(50);
        var running = Of("best", open);
        (running.Status, running.Score, running.Late, running.ProgressPercent).Should().Be((MissionStatus.Running, null, null, 50.0));
    }

    [Fact]
    public async Task Starting_again_and_handing_nothing_in_takes_no_result_away()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Start("s1", 1, 0, "q1").For("mission"), Events.Answer("s1", 2, "q1", "a").For("mission"), Events.Complete("s1", 3, minute: 10).For("mission")]);
        await room.TakeAsync([Events.Start("s2", 4, 20, "q1").For("mission"), Events.Complete("s2", 5, minute: 30).For("mission")]);

        var outcome = MissionOutcome.Of(room.State.Missions["mission"]);
        (outcome.Score, outcome.CompletedAt).Should().Be((100.0, Classroom.Monday.AddMinutes(10)));
    }

    private static MissionOutcome Of(string policy, params MissionSession[] sessions) => MissionOutcome.Of(Mission(policy, Due, sessions));

    private static MissionState Mission(string policy, DateTimeOffset? due, MissionSession[] sessions) => new()
    {
        AssignmentId = "mission",
        ThemeId = "velo",
        ThemeVersion = 1,
        Policy = policy,
        DueAt = due,
        Sessions = [.. sessions],
    };

    private static MissionSession Session(string id, int minute, double score) =>
        new(id, Classroom.Monday, Classroom.Monday.AddMinutes(minute), score, Verified: true, ClockTrusted: true, 4, 4, 60_000 + (minute * 1_000));
}
