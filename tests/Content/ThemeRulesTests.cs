namespace StudyMate.Content;

public sealed class ThemeRulesTests
{
    private static readonly Question Good = new() { Id = "q", Type = "true_false", Prompt = "?", Answer = ["true"] };

    public static TheoryData<string, Theme> Wrong => new()
    {
        { "title", Of() with { Title = " " } },
        { "title", Of() with { Title = new string('t', 256) } },
        { "description", Of() with { Description = "a\u0007" } },
        { "difficulty", Of() with { Difficulty = "easy" } },
        { "contentType", Of() with { ContentType = "other" } },
        { "tags", Of() with { Tags = [.. Enumerable.Repeat("t", 11)] } },
        { "tags[0]", Of() with { Tags = [""] } },
        { "estimatedDurationMinutes", Of() with { EstimatedDurationMinutes = 301 } },
        { "questions", Of([.. Enumerable.Range(0, 201).Select(i => Good with { Id = $"q{i}" })]) },
        { "questions[0].id", Of(Good with { Id = "" }) },
        { "questions[1].id", Of(Good, Good) },
        { "questions[0].type", Of(Good with { Type = "matching" }) },
        { "questions[0].prompt", Of(Good with { Prompt = "" }) },
        { "questions[0].answer", Of(Good with { Answer = ["yes"] }) },
        { "questions[0].answer", Of(Good with { Answer = [] }) },
        { "questions[0].multiple", Of(Good with { Multiple = true }) },
        { "questions[0].choices", Of(Good with { Choices = [new Choice("a", "x")] }) },
        { "questions[0].difficulty", Of(Good with { Difficulty = 4 }) },
        { "questions[0].points", Of(Good with { Points = 0 }) },
        { "questions[0].timeLimitSeconds", Of(Good with { TimeLimitSeconds = 5 }) },
        { "questions[0].imageUrl", Of(Good with { ImageUrl = "file:///etc/passwd" }) },
        { "questions[0].rationale", Of(Good with { Rationale = new string('r', 2_001) }) },
        { "questions[0].choices", Of(Mcq("a", "a")) },
        { "questions[0].choices[1].id", Of(Mcq("a", "a", "a")) },
        { "questions[0].answer[0]", Of(Mcq("z", "a", "b")) },
        { "questions[0].answer", Of(Mcq("a", "a", "b") with { Answer = ["a", "b"] }) },
        { "questions[0].answer[1]", Of(Mcq("a", "a", "b") with { Answer = ["a", "a"], Multiple = true }) },
        { "questions[0].answer", Of(Good with { Type = "fill_in", Answer = [] }) },
        { "questions[0].answer[0]", Of(Good with { Type = "fill_in", Answer = [" "] }) },
        { "questions[0].answer", Of(Good with { Type = "open", Answer = ["a", "b"] }) },
        { "flashcards[0].back", Of() with { Flashcards = [new Flashcard { Id = "f", Front = "f", Back = "" }] } },
        { "flashcards[1].id", Of() with { Flashcards = [new Flashcard { Id = "f", Front = "f", Back = "b" }, new Flashcard { Id = "f", Front = "f", Back = "b" }] } },
        { "pastPapers[0].questions", Of() with { PastPapers = [new PastPaper { Id = "p", Title = "t" }] } },
        { "pastPapers[0].year", Of() with { PastPapers = [new PastPaper { Id = "p", Title = "t", Year = 1, Questions = [Good] }] } },
        { "pastPapers[0].questions[0].id", Of(Good) with { PastPapers = [new PastPaper { Id = "p", Title = "t", Questions = [Good] }] } },
        { "revision.sections[0].cards[0].type", Sheet(Card("video")) },
        { "revision.sections[0].cards[0]", Sheet(Card("focus") with { Fields = [] }) },
        { "revision.sections[0].cards[0].rows", Sheet(Card("comparison", "rows", CardValue.OfText("x"))) },
        { "revision.sections[0].cards[0].title", Sheet(Card("focus", "title", CardValue.OfText("x"))) },
        { "revision.sections[0].cards[0].n", Sheet(Card("focus", "n", CardValue.OfNumber("1,2"))) },
        { "revision.sections[0].cards[0].n", Sheet(Card("focus", "n", CardValue.OfNumber("1}"))) },
        { "revision.sections[0].cards[0].n", Sheet(Card("focus", "n", new CardValue { Kind = CardValueKind.Flag, Text = "yes" })) },
        { "revision.sections[0].cards[0].n[0][0][0][0][0][0]", Sheet(Card("focus", "n", Nested(7))) },
        { "revision.sections[0].cards[0]", Sheet(Card("focus", "n", CardValue.OfList([.. Enumerable.Repeat(CardValue.OfText("x"), 501)]))) },
        { "revision.references[0].url", Of() with { Revision = new Revision { References = [new Reference("t", "ftp://x")] } } },
        { "questions[0]", Of([null!]) },
        { "flashcards[0]", Of() with { Flashcards = [null!] } },
        { "pastPapers[0]", Of() with { PastPapers = [null!] } },
        { "revision.sections[0]", Of() with { Revision = new Revision { Sections = [null!] } } },
        { "revision.sections[0].cards[0]", Sheet(null!) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_problem_is_named_by_its_path(string path, Theme theme)
    {
        var problem = ThemeRules.Check(theme).Should().ContainSingle().Subject;

        problem.Field.Should().Be(path);
        problem.Code.Should().StartWith("theme.");
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var theme = Of(Good with { Prompt = "" }, Good with { Id = "r", Points = 101 }) with { Title = "" };

        ThemeRules.Check(theme).Select(problem => problem.Field).Should().Equal("title", "questions[0].prompt", "questions[1].points");
    }

    [Fact]
    public void A_draft_may_be_empty_but_has_nothing_to_submit()
    {
        ThemeRules.Check(Of()).Should().BeEmpty();
        ThemeRules.HasContent(Of()).Should().BeFalse();
        ThemeRules.HasContent(Of(Good)).Should().BeTrue();
        ThemeRules.HasContent(Sheet(Card("focus"))).Should().BeTrue();
    }

    private static Theme Of(params Question[] questions) => new() { Title = "T", Questions = [.. questions] };

    private static Question Mcq(string answer, params string[] choices) =>
        Good with { Type = "mcq", Choices = [.. choices.Select(id => new Choice(id, "label"))], Answer = [answer] };

    private static Theme Sheet(Card card) =>
        Of() with { Revision = new Revision { Sections = [new RevisionSection { Id = "s", Title = "S", Cards = [card] }] } };

    private static Card Card(string type, string name = "content", CardValue? value = null) =>
        new() { Id = "c", Type = type, Fields = [new CardField(name, value ?? CardValue.OfText("x"))] };

    private static CardValue Nested(int depth) => depth == 0 ? CardValue.OfText("x") : CardValue.OfList(Nested(depth - 1));
}
