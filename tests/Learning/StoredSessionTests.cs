using System.Runtime.CompilerServices;

namespace StudyMate.Learning;

public sealed class StoredSessionTests
{
    [Fact]
    public async Task A_session_survives_its_row()
    {
        var room = new Classroom();
        await room.TakeAsync(
        [
            Events.Start("s", 1, 0, "q1", "q5").For("mission"),
            Events.Answer("s", 2, "q1", "a").For("mission"),
            Events.Answer("s", 3, "q5", "Parce que.").For("mission"),
            Events.Complete("s", 4).For("mission"),
            Events.Claim("s", 5, 1, 2).For("mission"),
        ]);
        var session = room.State.Sessions["s"];
        var read = StoredSession.Read("s", StoredSession.Write(session));
        StoredSession.Write(read).Should().Be(StoredSession.Write(session));
        read.Answers.Should().Equal(session.Answers);
        read.Asked.Should().Equal(session.Asked);
        (read with { Answers = [], Asked = [] }).Should().Be(session with { Answers = [], Asked = [] });
    }

    [Fact]
    public void The_first_released_shape_is_still_read()
    {
        var read = StoredSession.Read("s", File.ReadAllText(Sample("session-v1.json")));
        read.ThemeId.Should().Be("velo");
        read.Rule.Should().Be(MarkingRules.Letters);
        read.Counted!.Result.Should().Be(new SessionResult(50, 1, 2, true, true));
        ScoreSession.Of(read).Should().Be(new SessionResult(50, 1, 2, true, true));
        read.Answers.Select(answer => answer.Correct).Should().Equal(true, false, null);
        read.Asked[^1].Should().Be(new AskedQuestion("q5", true));
    }

    private static string Sample(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Samples", name);
}
