namespace StudyMate.Content;

public sealed class ImportStudyMateTests
{
    [Fact]
    public void The_strict_server_schema_is_imported()
    {
        var read = Import.Of(Fixtures.ServerV1);

        Assert.Equal(("studymate", "v1"), (read.Dialect.Format, read.Dialect.Name));
        Assert.Equal(["metadata.author_id", "metadata.version_number", "metadata.collaborators"], read.Lost.Select(loss => loss.Path));
        var theme = read.Theme;
        Assert.Equal(("intermediate", "complete", "Menuiserie", 30), (theme.Difficulty!, theme.ContentType!, theme.Subject!, theme.EstimatedDurationMinutes!.Value));
        Assert.Equal(("J. Petit", "manual"), (theme.Author!, theme.Source!));
        var question = Assert.Single(theme.Questions);
        Assert.Equal(["Sapin", "Chêne", "Pin"], question.Choices.Select(choice => choice.Label));
        Assert.Equal(["a", "b", "c"], question.Choices.Select(choice => choice.Id));
        Assert.Equal(["b"], question.Answer.ToArray());
        Assert.Equal((2, 15, 60), (question.Difficulty!.Value, question.Points!.Value, question.TimeLimitSeconds!.Value));
        Assert.Equal("https://example.org/q.png", question.ImageUrl);
        Assert.Equal("Le plus dense.", question.Rationale);
        var card = Assert.Single(theme.Flashcards);
        Assert.Equal(("f1", 1, "https://example.org/f.png"), (card.Id, card.Difficulty!.Value, card.FrontImageUrl!));
        Assert.Equal(("La fiche", "Un résumé."), (theme.Revision!.Title!, theme.Revision.Summary!));
        var section = Assert.Single(theme.Revision.Sections);
        Assert.Equal(("Les essences", 1), (section.Title, section.Order!.Value));
        Assert.Equal(["content", "examples", "keyPoints", "imageUrl"], Assert.Single(section.Cards).Fields.Select(field => field.Name));
        Assert.Equal(new Reference("Atlas", "https://example.org/atlas", "book"), Assert.Single(theme.Revision.References));
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

        Assert.Equal(("studymate", "docs"), (read.Dialect.Format, read.Dialect.Name));
        Assert.Empty(read.Lost);
        Assert.Equal("indice", read.Theme.Flashcards[0].Hint);
        Assert.Equal([null, "A1", "A11"], read.Theme.Revision!.Sections[0].Cards.Select(card => card.Title));
        var paper = Assert.Single(read.Theme.PastPapers);
        Assert.Equal((2019, 90, "q2"), (paper.Year!.Value, paper.DurationMinutes!.Value, paper.Questions[0].Id));
    }

    [Fact]
    public void Annales_share_the_ids_of_the_questions()
    {
        var read = Import.Of("""
            {"title":"T","questions":[{"id":"q1","text":"?","choices":["x","y"],"correctAnswer":0}],
             "annales":[{"title":"A","questions":[{"id":"q1","text":"?","choices":["x","y"],"correctAnswer":0},{"text":"?","choices":["x","y"],"correctAnswer":1}]}]}
            """);

        Assert.Equal(["annales[0].questions[0]"], read.Lost.Select(loss => loss.Path));
        Assert.Equal(["q2"], read.Theme.PastPapers[0].Questions.Select(question => question.Id));
    }

    [Fact]
    public void The_quality_shape_is_imported_without_telling_the_answer_by_its_place()
    {
        var questions = string.Join(',', Enumerable.Range(1, 40).Select(i =>
            $$"""{"question_text":"Question {{i}} ?","correct_answer":"juste","distractors":["faux un","faux deux","faux trois"],"explanation":"e","difficulty":"hard"}"""));
        var read = Import.Of($$"""{"title":"T","questions":[{{questions}}]}""");

        Assert.Equal("quality", read.Dialect.Name);
        Assert.Empty(read.Lost);
        Assert.All(read.Theme.Questions, question =>
            Assert.Equal("juste", question.Choices.Single(choice => choice.Id == question.Answer[0]).Label));
        var places = read.Theme.Questions.Select(question => question.Answer[0]).Distinct().ToList();
        Assert.True(places.Count >= 3, "The right answer stands in the same place again and again.");
        Assert.Equal(read.Theme.Questions.Select(question => question.Answer[0]), Import.Of($$"""{"title":"T","questions":[{{questions}}]}""").Theme.Questions.Select(question => question.Answer[0]));
    }

    [Fact]
    public void A_quality_question_without_distractors_becomes_an_open_one()
    {
        var read = Import.Of("""[{"question_text":"Pourquoi ?","correct_answer":"Parce que."}]""");

        Assert.Equal(["title"], read.Lost.Select(loss => loss.Path));
        var question = Assert.Single(read.Theme.Questions);
        Assert.Equal(("open", "Parce que."), (question.Type, question.Answer[0]));
    }

    [Fact]
    public void Our_own_export_comes_back_as_it_was()
    {
        var theme = ThemeMaker.Rich(7);

        var read = Import.Of(ThemeJson.Write(theme));

        Assert.Equal(("studymate", "canonical"), (read.Dialect.Format, read.Dialect.Name));
        Assert.Empty(read.Lost);
        Assert.Equal(ThemeJson.Write(theme), ThemeJson.Write(read.Theme));
    }

    [Fact]
    public void Elements_of_several_dialects_may_be_mixed()
    {
        var read = Import.Of("""
            {"title":"T","questions":[{"prompt":"?","answer":true},{"text":"?","choices":["x","y"],"correctAnswer":0},
              {"question_text":"?","correct_answer":"a","distractors":["b"]}]}
            """);

        Assert.Equal(3, read.Theme.Questions.Length);
        Assert.Empty(read.Lost);
    }
}
