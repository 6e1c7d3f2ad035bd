using System.Text.Json;
using StudyMate.Assignments;
using StudyMate.Content;
using StudyMate.Infrastructure;

namespace StudyMate.Learning;

/// <summary>By which rule answers in words are marked, and that it stays the one that the session began with.</summary>
public sealed class MarkingRuleTests
{
    [Fact]
    public async Task What_comes_late_is_marked_as_what_came_before_it()
    {
        var room = new Classroom();
        await room.TakeAsync([Events.Start("old", 1, 0, "q4"), Events.Start("new", 1, 0, "q4")]);
        room.Remember(StoredSession.Read("old", StoredSession.Write(room.State.Sessions["old"] with { Rule = MarkingRules.Letters })));

        var taken = await room.TakeAsync([Events.Answer("old", 2, "q4", "phares."), Events.Answer("new", 2, "q4", "phares.")]);

        room.State.Sessions["old"].Answers.Single().Correct.Should().BeFalse();
        room.State.Sessions["new"].Answers.Single().Correct.Should().BeTrue();
        var told = taken.Facts.Where(fact => fact.Kind == EventTypes.AnswerGiven)
            .ToDictionary(fact => fact.SessionId!, fact => JsonDocument.Parse(fact.Payload).RootElement.GetProperty("correct").GetBoolean());
        (told["old"], told["new"]).Should().Be((false, true));
        var kept = StoredSession.Read("old", StoredSession.Write(room.State.Sessions["old"]));
        kept.Rule.Should().Be(MarkingRules.Letters);
    }

    [Fact]
    public async Task A_student_is_marked_by_the_words_and_not_by_the_keyboard()
    {
        var live = await LiveSchool.OpenAsync();
        (string Accepted, string Given)[] pairs =
            [("l'os", "l’os"), ("10 cm", "10\u00a0cm"), ("tendon", "tendon\u200b"), ("37 °C", "37°C"), ("CO2", "CO₂"), ("-5", "−5"), ("3.14", "3,14"), ("1000", "1\u202f000")];
        var theme = await live.PublishAsync(new Theme
        {
            Title = "Corps",
            Questions = [.. pairs.Select((pair, at) => new Question { Id = $"q{at}", Type = "fill_in", Prompt = "?", Answer = [pair.Accepted] })],
        });
        object Event(string type, int seq, object data) => new
        {
            eventId = Guid.NewGuid(),
            type,
            studentId = live.Students[0],
            deviceId = "tab-1",
            clientSeq = seq,
            occurredAt = DateTimeOffset.UtcNow,
            themeId = theme,
            sessionId = "s-1",
            data,
        };

        var taken = await live.SendAsync(0, [.. pairs.Select((pair, at) => Event("answer.given", at, new { questionId = $"q{at}", given = pair.Given, elapsedMs = 1 })), Event("session.completed", 99, new { timeSpentMs = 1 })]);
        taken.GetProperty("rejected").EnumerateArray().Should().BeEmpty();
        var progress = await live.Student(0).GetJsonAsync($"/api/students/{live.Students[0]}/progress");
        progress.GetProperty("averageScore").GetDouble().Should().Be(100);
    }
}
