using StudyMate.Content;

namespace StudyMate.Learning;

public sealed class MarkAnswerTests
{
    private static readonly AnswerKey Key = AnswerKey.Of(Classroom.Theme);

    [Theory]
    [InlineData("q1", true, "a")]
    [InlineData("q1", false, "b")]
    [InlineData("q1", false, "a", "b")]
    [InlineData("q1", true, "a", "a")]
    [InlineData("q1", false)]
    [InlineData("q1", false, "A")]
    [InlineData("q2", true, "c", "a")]
    [InlineData("q2", true, "a", "c")]
    [InlineData("q2", false, "a")]
    [InlineData("q2", false, "a", "b", "c")]
    [InlineData("q3", true, "false")]
    [InlineData("q3", true, "False")]
    [InlineData("q3", false, "true")]
    [InlineData("q3", false, "false", "true")]
    [InlineData("q3", false)]
    [InlineData("q4", true, "éclairage")]
    [InlineData("q4", true, "  PHARES ")]
    [InlineData("q4", true, "E\u0301clairage")]
    [InlineData("q4", false, "eclairage")]
    [InlineData("q4", false, "phare")]
    [InlineData("q4", false, "")]
    [InlineData("q4", false, "phares", "éclairage")]
    [InlineData("q5", null, "Parce que.")]
    public void Marks_as_the_contract_says(string question, bool? expected, params string[] given) =>
        MarkAnswer.Mark(Key.Find(question)!, [.. given]).Should().Be(expected);

    [Fact]
    public void A_choice_question_without_a_right_answer_cannot_be_answered_right()
    {
        var question = new KeyedQuestion("q", QuestionKind.Choices, []);
        MarkAnswer.Mark(question, []).Should().BeFalse();
    }

    [Fact]
    public void Turkish_dotted_letters_follow_no_machine_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
            var question = AnswerKey.Of(new Theme { Title = "t", Questions = [new Question { Id = "q", Type = "fill_in", Prompt = "?", Answer = ["iris"] }] }).Find("q")!;
            MarkAnswer.Mark(question, ["IRIS"]).Should().BeTrue();
            MarkAnswer.Mark(question, ["IRIS"], MarkingRules.Letters).Should().BeTrue();
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
