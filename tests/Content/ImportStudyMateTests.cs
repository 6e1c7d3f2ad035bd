namespace StudyMate.Content;

public sealed class ImportStudyMateTests
{
    [Fact]
    public void The_strict_server_schema_is_imported()
    {
        var read = Import.Of(Fixtures.ServerV1);

        (read.Dialect.Format, read.Dialect.Name).Should().Be(("studymate", "v1"));
        read.Lost.Select(loss => loss.Path).Should().Equal("metadata.author_id", "metadata.version_number", "metadata.collaborators");
        var theme = read.Theme;
        (theme.Difficulty!, theme.ContentType!, theme.Subject!, theme.EstimatedDurationMinutes!.Value).Should().Be(("intermediate", "complete", "Menuiserie", 30));
        (theme.Author!, theme.Source!).Should().Be(("J. Petit", "manual"));
        var question = theme.Questions.Should().ContainSingle().Subject;
        question.Choices.Select(choice => choice.Label).Should().Equal("Sapin", "Chêne", "Pin");
        question.Choices.Select(choice => choice.Id).Should().Equal("a", "b", "c");
        question.Answer.Should().Equal("b");
        (question.Difficulty!.Value, question.Points!.Value, question.TimeLimitSeconds!.Value).Should().Be((2, 15, 60));
        question.ImageUrl.Should().Be("https://example.org/q.png");
        question.Rationale.Should().Be("Le plus dense.");
        var card = theme.Flashcards.Should().ContainSingle().Subject;
        (card.Id, card.Difficulty!.Value, card.FrontImageUrl!).Should().Be(("f1", 1, "https://example.org/f.png"));
        (theme.Revision!.Title!, theme.Revision.Summary!).Should().Be(("La fiche", "Un résumé."));
        var section = theme.Revision.Sections.Should().ContainSingle().Subject;
        (section.Title, section.Order!.Value).Should().Be(("Les essences", 1));
        section.Cards.Should().ContainSingle().Which.Fields.Select(field => field.Name).Should().Equal("content", "examples", "keyPoints", "imageUrl");
        theme.Revision.References.Should().ContainSingle().Which.Should().Be(new Reference("Atlas", "https://example.org/atlas", "book"));
    }

    [Fact]
    public void The_older_server_schema_is_imported_with_hints_subsections_and_annales()
    {
        var read = Import.Of("""
            {"title":"Ponts","description":"Une description.","difficulty":"beginner",
             "questions":[{"id":"q1","text":"Combien ?","choices":["un","deux"],"correctAnswer":1,"tags":["t"]}],
             "flashcards":[{"id":"f1","front":"recto","back":"verso","hint":"indice","tags":["t"]}],
             "fiche":{"sections":[{"title":"A","content":"aaa","subsections":[{"title":"A1","content":"bbb","subsections":[{"title":"A11","content":"ccc"}]}]}]},
             "annales":[{"id":"an1","title":"Session 2019","year":2019,"duration":90,"questions":[{"id":"q2","text":"Et ?","choices":["x","y"],"correctAnswer":0}]}]}
            """);

        (read.Dialect.Format, read.Dialect.Name).Should().Be(("studymate", "docs"));
        read.Lost.Should().BeEmpty();
        read.Theme.Flashcards[0].Hint.Should().Be("indice");
        read.Theme.Revision!.Sections[0].Cards.Select(card => card.Title).Should().Equal(null, "A1", "A11");
        var paper = read.Theme.PastPapers.Should().ContainSingle().Subject;
        (paper.Year!.Value, paper.DurationMinutes!.Value, paper.Questions[0].Id).Should().Be((2019, 90, "q2"));
    }

    [Fact]
    public void Annales_share_the_ids_of_the_questions()
    {
        var read = Import.Of("""
            {"title":"T","questions":[{"id":"q1","text":"?","choices":["x","y"],"correctAnswer":0}],
             "annales":[{"title":"A","questions":[{"id":"q1","text":"?","choices":["x","y"],"correctAnswer":0},{"text":"?","choices":["x","y"],"correctAnswer":1}]}]}
            """);

        read.Lost.Select(loss => loss.Path).Should().Equal("annales[0].questions[0]");
        read.Theme.PastPapers[0].Questions.Select(question => question.Id).Should().Equal("q2");
    }

    [Fact]
    public void The_quality_shape_is_imported_without_telling_the_answer_by_its_place()
    {
        var questions = string.Join(',', Enumerable.Range(1, 40).Select(i =>
            $$"""{"question_text":"Question {{i}} ?","correct_answer":"juste","distractors":["faux un","faux deux","faux trois"],"explanation":"e","difficulty":"hard"}"""));
        var read = Import.Of($$"""{"title":"T","questions":[{{questions}}]}""");

        read.Dialect.Name.Should().Be("quality");
        read.Lost.Should().BeEmpty();
        read.Theme.Questions.Should().AllSatisfy(question =>
            question.Choices.Single(choice => choice.Id == question.Answer[0]).Label.Should().Be("juste"));
        var places = read.Theme.Questions.Select(question => question.Answer[0]).Distinct().ToList();
        places.Count.Should().BeGreaterThanOrEqualTo(3, "The right answer stands in the same place again and again.");
        Import.Of($$"""{"title":"T","questions":[{{questions}}]}""").Theme.Questions.Select(question => question.Answer[0])
            .Should().Equal(read.Theme.Questions.Select(question => question.Answer[0]));
    }

    [Fact]
    public void A_quality_question_without_distractors_becomes_an_open_one()
    {
        var read = Import.Of("""[{"question_text":"Pourquoi ?","correct_answer":"Parce que."}]""");

        read.Lost.Select(loss => loss.Path).Should().Equal("title");
        var question = read.Theme.Questions.Should().ContainSingle().Subject;
        (question.Type, question.Answer[0]).Should().Be(("open", "Parce que."));
    }

    [Fact]
    public void Our_own_export_comes_back_as_it_was()
    {
        var theme = ThemeMaker.Rich(7);

        var read = Import.Of(ThemeJson.Write(theme));

        (read.Dialect.Format, read.Dialect.Name).Should().Be(("studymate", "canonical"));
        read.Lost.Should().BeEmpty();
        ThemeJson.Write(read.Theme).Should().Be(ThemeJson.Write(theme));
    }

    [Fact]
    public void Elements_of_several_dialects_may_be_mixed()
    {
        var read = Import.Of("""
            {"title":"T","questions":[{"prompt":"?","answer":true},{"text":"?","choices":["x","y"],"correctAnswer":0},
              {"question_text":"?","correct_answer":"a","distractors":["b"]}]}
            """);

        read.Theme.Questions.Length.Should().Be(3);
        read.Lost.Should().BeEmpty();
    }
}
