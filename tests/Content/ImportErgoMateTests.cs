using StudyMate.Common;

namespace StudyMate.Content;

public sealed class ImportErgoMateTests
{
    [Fact]
    public void A_native_theme_is_imported_whole()
    {
        var read = Import.Of(Fixtures.Native);

        (read.Dialect.Format, read.Dialect.Name).Should().Be(("ergomate", "native"));
        read.Lost.Should().BeEmpty();
        var theme = read.Theme;
        theme.Title.Should().Be("Les ponts en bois");
        theme.OriginId.Should().Be("bridge-01");
        (theme.Locale!, theme.Author!, theme.Source!, theme.UpdatedOn!).Should().Be(("fr-FR", "A. Martin", "cours", "2025-03-01"));
        theme.Settings.ShuffleQuestions.Should().BeTrue();
        theme.Questions.Select(question => question.Type).Should().Equal("mcq", "mcq", "true_false", "fill_in", "fill_in");
        theme.Questions[0].Answer.Should().Equal("b");
        theme.Questions[0].Multiple.Should().BeFalse();
        theme.Questions[1].Answer.Should().Equal("a", "c");
        theme.Questions[1].Multiple.Should().BeTrue();
        theme.Questions[2].Answer.Should().Equal("false");
        theme.Questions[3].Answer.Should().Equal("chêne", "du chêne");
        theme.Questions[4].Answer.Should().Equal("clou");
        theme.Revision!.Sections.SelectMany(section => section.Cards).Select(card => card.Type).Order(StringComparer.Ordinal)
            .Should().Equal(CardTypes.All.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"prompt":"?","choices":[{"id":"a","label":"x"},{"id":"b","label":"y"}],"answers":["b"]}""", "mcq", "b")]
    [InlineData("""{"prompt":"?","type":"QCM","choices":[{"id":"a","label":"x"},{"id":"b","label":"y"}],"answer":"y"}""", "mcq", "b")]
    [InlineData("""{"prompt":"?","type":"mcq","choices":["x","y"],"answer":1}""", "mcq", "b")]
    [InlineData("""{"prompt":"?","type":"mcq","choices":[{"id":1,"label":"x"},{"id":2,"label":"y"}],"answer":2}""", "mcq", "2")]
    [InlineData("""{"prompt":"?","type":"mcq","choices":[{"label":"x"},{"label":"y","correct":true}]}""", "mcq", "b")]
    [InlineData("""{"prompt":"?","answer":true}""", "true_false", "true")]
    [InlineData("""{"prompt":"?","type":"vrai_faux","answer":"Faux"}""", "true_false", "false")]
    [InlineData("""{"prompt":"?","answer":"mot"}""", "fill_in", "mot")]
    [InlineData("""{"prompt":"?","type":"fill_in","answer":12}""", "fill_in", "12")]
    public void Answers_are_understood_in_every_spelling(string question, string type, string answer)
    {
        var read = Import.Of($$"""{"title":"T","questions":[{{question}}]}""");

        var only = read.Theme.Questions.Should().ContainSingle().Subject;
        only.Type.Should().Be(type);
        only.Answer.Should().Equal(answer);
        only.Id.Should().Be("q1");
        read.Lost.Where(loss => loss.Path != "questions[0].choices[1].correct").Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"prompt":"?","type":"matching","answer":"a"}""", "questions[1]")]
    [InlineData("""{"type":"fill_in","answer":"a"}""", "questions[1]")]
    [InlineData("""{"prompt":"?","type":"mcq","choices":[{"id":"a","label":"x"},{"id":"b","label":"y"}],"answer":"z"}""", "questions[1]")]
    [InlineData("""{"prompt":"?","type":"mcq","choices":[{"id":"a","label":"x"}],"answer":"a"}""", "questions[1]")]
    [InlineData("""{"prompt":"?","type":"mcq","choices":[{"id":"a","label":"x"},{"id":"a","label":"y"}],"answer":"a"}""", "questions[1]")]
    [InlineData("""{"prompt":"?","type":"mcq","choices":[{"id":"a","label":"x"},{"id":"b","label":"y"}]}""", "questions[1]")]
    [InlineData("""{"prompt":"?","type":"true_false","answer":"peut-être"}""", "questions[1]")]
    [InlineData("""{"prompt":"?","type":"fill_in"}""", "questions[1]")]
    [InlineData("""{"id":"ok","prompt":"?","answer":true}""", "questions[1]")]
    [InlineData("""{"prompt":"?","answer":true,"difficulty":9}""", "questions[1].difficulty")]
    [InlineData("""{"prompt":"?","answer":true,"hint":"x"}""", "questions[1].hint")]
    [InlineData("""{"prompt":"?","answer":true,"tags":["a",{}]}""", "questions[1].tags[1]")]
    [InlineData("""{"prompt":"?","answer":true,"imageUrl":"javascript:alert(1)"}""", "questions[1].imageUrl")]
    [InlineData("""{"prompt":"?","type":"mcq","choices":[{"id":"a","label":"x"},{"id":"b","label":"y"},{"id":"c"}],"answer":"a"}""", "questions[1].choices[2]")]
    [InlineData("""{"id":" ","prompt":"?","answer":true}""", "questions[1].id")]
    [InlineData("17", "questions[1]")]
    public void What_cannot_be_kept_is_named_and_costs_nothing_else(string question, string lost)
    {
        var read = Import.Of($$"""{"title":"T","questions":[{"id":"ok","prompt":"?","answer":true},{{question}},{"id":"ok2","prompt":"?","answer":false}]}""");

        read.Lost.Select(loss => loss.Path).Should().Equal(lost);
        read.Lost.Should().AllSatisfy(loss => loss.Reason.Should().NotBeNullOrEmpty());
        read.Theme.Questions[0].Id.Should().Be("ok");
        read.Theme.Questions[^1].Id.Should().Be("ok2");
        read.Theme.Questions.Length.Should().Be(lost is "questions[1]" ? 2 : 3);
    }

    [Fact]
    public void Unknown_members_are_losses_wherever_they_stand()
    {
        var read = Import.Of("""
            {"title":"T","isCustom":true,"updatedAt":1,"theme colour":"red","meta":{"author":"A","mood":"good"},
             "settings":{"shuffleChoices":true,"music":true},"title":"again",
             "questions":[{"prompt":"?","answer":true}],
             "revision":{"layout":"wide","sections":[{"id":"s","title":"S","icon":"x","cards":[
                {"type":"definition","content":"c","anything":{"goes":["here",1,true,null]}},{"type":"video","content":"c"},{"type":"qna"}]},
                {"title":"empty","cards":[]}]}}
            """);

        read.Lost.Select(loss => loss.Path).Should().Equal(
            "title", "meta.mood", "settings.music", "revision.sections[0].cards[1]", "revision.sections[0].cards[2]", "revision.sections[0].icon",
            "revision.sections[1]", "revision.layout", "isCustom", "updatedAt", "[\"theme colour\"]");
        var card = read.Theme.Revision!.Sections[0].Cards[0];
        card.Fields.Select(field => field.Name).Should().Equal("content", "anything");
        read.Theme.Title.Should().Be("T");
    }

    [Fact]
    public void Lists_beyond_the_limits_are_cut_and_each_surplus_is_named()
    {
        var questions = string.Join(',', Enumerable.Range(1, 202).Select(i => $$"""{"prompt":"{{i}}?","answer":true}"""));
        var read = Import.Of($$"""{"title":"T","tags":["1","2","3","4","5","6","7","8","9","10","11"],"questions":[{{questions}}]}""");

        read.Theme.Questions.Length.Should().Be(200);
        read.Lost.Select(loss => loss.Path).Should().Equal("tags[10]", "questions[200]", "questions[201]");
    }

    [Fact]
    public void An_empty_cell_of_a_table_stays_where_it_is()
    {
        var read = Import.Of("""
            {"title":"T","revision":{"sections":[{"title":"S","cards":[
              {"type":"comparison","columns":["a","b"],"rows":[{"label":"l","values":["",null,"x"]}]}]}]}}
            """);

        var row = read.Theme.Revision!.Sections[0].Cards[0].Fields.Single(field => field.Name == "rows").Value.Items[0];
        row.Fields.Single(field => field.Name == "values").Value.Items.Select(item => item.Text).Should().Equal("", "", "x");
        read.Lost.Should().BeEmpty();
    }

    [Fact]
    public void A_made_id_never_meets_one_of_the_file()
    {
        var read = Import.Of("""{"title":"T","questions":[{"prompt":"?","answer":true},{"id":"q1","prompt":"?","answer":true},{"prompt":"?","answer":true}]}""");

        read.Theme.Questions.Select(question => question.Id).Should().Equal("q2", "q1", "q3");
    }

    [Fact]
    public void A_predecessors_database_row_is_understood()
    {
        var read = Import.Of("""
            {"id":"THM_1","tenant_id":"X","title":"T","description":"D","difficulty":"beginner","tags":["t"],"source":"manual",
             "content":{"questions":[{"id":"q1","type":"mcq","prompt":"?","choices":[{"id":"a","label":"x"},{"id":"b","label":"y"}],"answer":"b","rationale":"r"}]}}
            """);

        read.Dialect.Name.Should().Be("seed");
        read.Lost.Select(loss => loss.Path).Should().Equal("tenant_id");
        read.Theme.Difficulty.Should().Be("beginner");
        read.Theme.Questions.Should().ContainSingle().Which.Rationale.Should().Be("r");
    }
}

/// <summary>The import as tests use it.</summary>
internal static class Import
{
    public static ReadTheme Of(string json, string format = "auto")
    {
        var result = ThemeImport.Read(format, json);
        result.Succeeded.Should().BeTrue(result.Error?.Message);
        return result.Value;
    }

    public static Error Refusal(string json, string format = "auto")
    {
        var result = ThemeImport.Read(format, json);
        result.Error.Should().NotBeNull();
        return result.Error;
    }
}
