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

        Assert.Equal("b", Assert.Single(key.Find("p1-q1")!.Accepted));
        // Where ids meet, the theme's own question is meant.
        Assert.Equal("a", Assert.Single(key.Find("q1")!.Accepted));
        Assert.Equal((2, 2), (key.QuestionCount, key.ItemCount));
        Assert.Null(key.Find("p1"));
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
