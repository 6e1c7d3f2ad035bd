namespace StudyMate.Learning;

public sealed class GradeAnswerRuleTests
{
    [Fact]
    public async Task An_open_answer_counts_once_a_person_has_marked_it()
    {
        var session = await SessionAsync();
        session.Counted!.Result!.Total.Should().Be(1);

        var marked = GradeAnswerRule.Decide(session, new GradeAnswer("mission", "s", "q5", false, null));
        ScoreSession.Of(marked.Value).Should().Be(new SessionResult(50, 1, 2, true, true));
        GradeAnswerRule.Decide(marked.Value, new GradeAnswer("mission", "s", "q5", false, null)).Value.Should().BeSameAs(marked.Value);
    }

    [Fact]
    public async Task A_mark_is_refused_for_what_is_not_the_open_answer_that_was_read()
    {
        var session = await SessionAsync();
        GradeAnswerRule.Decide(session, new GradeAnswer("mission", "s", "q1", true, null)).Error!.Code.Should().Be("answer.not_open");
        GradeAnswerRule.Decide(session, new GradeAnswer("other", "s", "q5", true, null)).Error!.Code.Should().Be("answer.not_found");
        GradeAnswerRule.Decide(null, new GradeAnswer("mission", "s", "q5", true, null)).Error!.Code.Should().Be("answer.not_found");
        GradeAnswerRule.Decide(session, new GradeAnswer("mission", "s", "q5", true, Events.NewId())).Error!.Code.Should().Be("answer.replaced");
    }

    [Fact]
    public async Task A_new_answer_to_an_open_question_waits_for_its_own_mark()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Answer("s", 3, "q5", "Parce que.").For("mission")]);
        var marked = GradeAnswerRule.Decide(room.State.Sessions["s"], new GradeAnswer("mission", "s", "q5", true, null)).Value;
        var again = new FoldSession(marked);
        again.Add(new SessionEvent(Events.Answer("s", 4, "q5", "Non."), new EventKey(4, Guid.Parse(Events.NewId())), new CorrectedTime(Classroom.Monday, true), null, 1, AnswerKey.Of(Classroom.Theme)));
        again.Freeze().Answers.Should().ContainSingle().Which.Correct.Should().BeNull();
    }

    /// <summary>A completed session on a mission: one question marked by the server, one that waits for a person.</summary>
    private static async Task<SessionState> SessionAsync()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Start("s", 1, 0, "q1", "q5"), Events.Answer("s", 2, "q1", "a"), Events.Answer("s", 3, "q5", "Parce que.").For("mission"), Events.Complete("s", 4)]);
        return room.State.Sessions["s"];
    }
}
