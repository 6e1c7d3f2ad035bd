using static StudyMate.Storage.StatementSamples;

namespace StudyMate.Storage;

/// <summary>Rows that are decided on what they were: over another one the statement fails, and the append with it.</summary>
public sealed class MariaDbLearningTests(MariaDb database) : IClassFixture<MariaDb>
{
    private const int NullNotAllowed = 1048;

    [MariaDbFact]
    public void A_session_is_written_over_the_row_that_was_read_and_no_other()
    {
        database.Query(Session(writes: 1) + Session(writes: 2));

        Assert.Equal(NullNotAllowed, database.FaultOf(Session(writes: 2)));
        Assert.Equal(NullNotAllowed, database.FaultOf(Session(writes: 1)));
        Assert.Equal(["2 [2]"], database.Query("SELECT revision, answers FROM learning_sessions WHERE tenant = 'stale-session';").Select(row => row.ToString()));
    }

    [MariaDbFact]
    public void A_mission_is_not_written_over_what_figures_were_told_since()
    {
        database.Query(Mission(revision: 0) + Mission(revision: 1) + Mission(revision: 1));

        Assert.Equal(NullNotAllowed, database.FaultOf(Mission(revision: 0)));
    }

    private static string Session(int writes) => With(
        "Learning/PutSession", ("tenant", "stale-session"), ("student_id", "s"), ("session_id", "x"), ("subject", "p"), ("theme_id", "t"),
        ("school_day", "2026-09-01"), ("completed", 1), ("verified", 1), ("correct", 1), ("total", 1), ("answered", 1), ("asked", 1),
        ("revision", writes), ("time_ms", 1), ("last_activity_at", 1), ("answers", $"[{writes}]"));

    private static string Mission(int revision) => With(
        "Learning/PutMission", ("tenant", "stale-mission"), ("assignment_id", "a"), ("student_id", "s"), ("counted", 1), ("status", "a_faire"),
        ("progress", 0), ("time_ms", 0), ("revision", revision));
}
