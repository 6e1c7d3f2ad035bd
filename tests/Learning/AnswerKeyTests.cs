using StudyMate.Content;

namespace StudyMate.Learning;

public sealed class AnswerKeyTests
{
    [Fact]
    public void Questions_of_past_papers_are_marked_like_the_themes_own()
    {
        var key = AnswerKey.Of(new Theme
        {
            Title = "Annales",
            Questions = [Question("q1", "a")],
            PastPapers = [new PastPaper { Id = "p1", Title = "2024", Questions = [Question("q1", "c"), Question("p1-q1", "b")] }],
        });

        key.Find("p1-q1")!.Accepted.Should().ContainSingle().Which.Should().Be("b");
        // Where ids meet, the theme's own question is meant.
        key.Find("q1")!.Accepted.Should().ContainSingle().Which.Should().Be("a");
        (key.QuestionCount, key.ItemCount).Should().Be((2, 2));
        key.Find("p1").Should().BeNull();
    }

    private static Question Question(string id, string answer) => new()
    {
        Id = id,
        Type = "mcq",
        Prompt = "?",
        Choices = [new Choice("a", "A"), new Choice("b", "B"), new Choice("c", "C")],
        Answer = [answer],
    };
}
