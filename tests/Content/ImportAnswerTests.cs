namespace StudyMate.Content;

/// <summary>An answer key that could mean two things is no key: the question is lost, and the report says why.</summary>
public sealed class ImportAnswerTests
{
    private const string Doubtful = "The answer could mean more than one of the choices.";
    private const string Contradiction = "The answer and the marks on the choices contradict each other.";
    private const string Twins = "Two choices say the same, and only one of them is right.";

    [Theory]
    [InlineData("""{"type":"mcq","prompt":"1 + 1 = ?","choices":["1","2","3","4"],"answer":2}""", Doubtful)]
    [InlineData("""{"type":"mcq","prompt":"Quelle lettre est une voyelle ?","choices":["b","a","c"],"answer":"a"}""", Doubtful)]
    [InlineData("""{"type":"mcq","text":"Capitale ?","choices":[{"id":"1","label":"Lyon"},{"id":"2","label":"Paris"},{"id":"3","label":"Nice"}],"correctAnswer":2}""", Doubtful)]
    [InlineData("""{"type":"mcq","text":"x","choices":[{"id":1,"text":"un"},{"id":2,"text":"deux"},{"id":3,"text":"trois"}],"correctAnswers":[1,2]}""", Doubtful)]
    [InlineData("""{"type":"mcq","text":"x","choices":[{"id":"a","text":"b"},{"id":"b","text":"a"}],"correct_answer":"a"}""", Doubtful)]
    [InlineData("""{"type":"mcq","prompt":"x","choices":[{"id":"a","label":"un","correct":true},{"id":"b","label":"deux"}],"answer":"b"}""", Contradiction)]
    [InlineData("""{"type":"mcq","prompt":"x","choices":[{"id":"a","label":"un","correct":false},{"id":"b","label":"deux","correct":true}],"answer":["a","b"]}""", Contradiction)]
    [InlineData("""{"type":"mcq","prompt":"x","choices":["un","un","trois"],"answer":0}""", Twins)]
    [InlineData("""{"type":"mcq","prompt":"x","choices":[{"id":"a","label":"un","correct":true},{"id":"b","label":"un"}]}""", Twins)]
    [InlineData("""{"type":"mcq","prompt":"x","choices":["un","un","trois"],"answer":"un"}""", Doubtful)]
    [InlineData("""{"question_text":"x","correct_answer":"un","distractors":["deux","un"]}""", "An answer is among the distractors, too.")]
    [InlineData("""{"type":"mcq","prompt":"x","choices":["un",{"id":"z"},"1"],"answer":1}""", "The answer is none of the usable choices.")]
    public void A_key_that_could_mean_two_things_loses_its_question(string question, string reason)
    {
        var read = Import.Of($$"""{"title":"T","questions":[{{question}},{"prompt":"Sûr ?","choices":["x","y"],"answer":1}]}""");

        read.Theme.Questions.Should().ContainSingle().Which.Prompt.Should().Be("Sûr ?");
        read.Lost.Select(loss => (loss.Path, loss.Reason)).Should().Equal(("questions[0]", reason));
    }

    [Theory]
    [InlineData("""{"type":"mcq","prompt":"x","choices":["un","deux"],"answer":1}""", "deux")]
    [InlineData("""{"type":"mcq","prompt":"x","choices":["un","deux"],"answer":"b"}""", "deux")]
    [InlineData("""{"type":"mcq","prompt":"x","choices":["un","deux"],"answer":"deux"}""", "deux")]
    [InlineData("""{"type":"mcq","prompt":"x","choices":["0","1"],"answer":1}""", "1")]
    [InlineData("""{"type":"mcq","prompt":"x","choices":[{"id":10,"text":"un"},{"id":20,"text":"deux"}],"correctAnswer":20}""", "deux")]
    [InlineData("""{"type":"mcq","prompt":"x","choices":[{"id":"a","label":"b"},{"id":"b","label":"a"}],"answer":"b"}""", "a")]
    [InlineData("""{"type":"mcq","prompt":"x","choices":[{"id":"a","label":"un","correct":false},{"id":"b","label":"deux","correct":true}],"answer":"b"}""", "deux")]
    [InlineData("""{"type":"mcq","prompt":"x","choices":["un","un","trois"],"answer":2}""", "trois")]
    public void A_key_on_which_all_readings_agree_is_kept(string question, string label)
    {
        var kept = Import.Of($$"""{"title":"T","questions":[{{question}}]}""").Theme.Questions.Should().ContainSingle().Subject;
        var answer = kept.Answer.Should().ContainSingle().Subject;
        kept.Choices.Single(choice => choice.Id == answer).Label.Should().Be(label);
    }
}
