using StudyMate.Common;

namespace StudyMate.Content;

public sealed class ImportErgoMateTests
{
    [Fact]
    public void A_native_theme_is_imported_whole()
    {
        var read = Import.Of(Fixtures.Native);

        Assert.Equal(("ergomate", "native"), (read.Dialect.Format, read.Dialect.Name));
        Assert.Empty(read.Lost);
        var theme = read.Theme;
        Assert.Equal("Les ponts en bois", theme.Title);
        Assert.Equal("bridge-01", theme.OriginId);
        Assert.Equal(("fr-FR", "A. Martin", "cours", "2025-03-01"), (theme.Locale!, theme.Author!, theme.Source!, theme.UpdatedOn!));
        Assert.True(theme.Settings.ShuffleQuestions);
        Assert.Equal(["mcq", "mcq", "true_false", "fill_in", "fill_in"], theme.Questions.Select(question => question.Type));
        Assert.Equal(["b"], theme.Questions[0].Answer.ToArray());
        Assert.False(theme.Questions[0].Multiple);
        Assert.Equal(["a", "c"], theme.Questions[1].Answer.ToArray());
        Assert.True(theme.Questions[1].Multiple);
        Assert.Equal(["false"], theme.Questions[2].Answer.ToArray());
        Assert.Equal(["chêne", "du chêne"], theme.Questions[3].Answer.ToArray());
        Assert.Equal(["clou"], theme.Questions[4].Answer.ToArray());
        Assert.Equal(CardTypes.All.Order(StringComparer.Ordinal), theme.Revision!.Sections.SelectMany(section => section.Cards).Select(card => card.Type).Order(StringComparer.Ordinal));
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

        var only = Assert.Single(read.Theme.Questions);
        Assert.Equal(type, only.Type);
        Assert.Equal([answer], only.Answer.ToArray());
        Assert.Equal("q1", only.Id);
        Assert.Empty(read.Lost.Where(loss => loss.Path != "questions[0].choices[1].correct"));
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

        Assert.Equal([lost], read.Lost.Select(loss => loss.Path));
        Assert.All(read.Lost, loss => Assert.NotEmpty(loss.Reason));
        Assert.Equal("ok", read.Theme.Questions[0].Id);
        Assert.Equal("ok2", read.Theme.Questions[^1].Id);
        Assert.Equal(lost is "questions[1]" ? 2 : 3, read.Theme.Questions.Length);
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

        Assert.Equal(
            [
                "title", "meta.mood", "settings.music", "revision.sections[0].cards[1]", "revision.sections[0].cards[2]", "revision.sections[0].icon",
                "revision.sections[1]", "revision.layout", "isCustom", "updatedAt", "[\"theme colour\"]",
            ],
            read.Lost.Select(loss => loss.Path));
        var card = read.Theme.Revision!.Sections[0].Cards[0];
        Assert.Equal(["content", "anything"], card.Fields.Select(field => field.Name));
        Assert.Equal("T", read.Theme.Title);
    }

    [Fact]
    public void Lists_beyond_the_limits_are_cut_and_each_surplus_is_named()
    {
        var questions = string.Join(',', Enumerable.Range(1, 202).Select(i => $$"""{"prompt":"{{i}}?","answer":true}"""));
        var read = Import.Of($$"""{"title":"T","tags":["1","2","3","4","5","6","7","8","9","10","11"],"questions":[{{questions}}]}""");

        Assert.Equal(200, read.Theme.Questions.Length);
        Assert.Equal(["tags[10]", "questions[200]", "questions[201]"], read.Lost.Select(loss => loss.Path));
    }

    [Fact]
    public void An_empty_cell_of_a_table_stays_where_it_is()
    {
        var read = Import.Of("""
            {"title":"T","revision":{"sections":[{"title":"S","cards":[
              {"type":"comparison","columns":["a","b"],"rows":[{"label":"l","values":["",null,"x"]}]}]}]}}
            """);

        var row = read.Theme.Revision!.Sections[0].Cards[0].Fields.Single(field => field.Name == "rows").Value.Items[0];
        Assert.Equal(["", "", "x"], row.Fields.Single(field => field.Name == "values").Value.Items.Select(item => item.Text));
        Assert.Empty(read.Lost);
    }

    [Fact]
    public void A_made_id_never_meets_one_of_the_file()
    {
        var read = Import.Of("""{"title":"T","questions":[{"prompt":"?","answer":true},{"id":"q1","prompt":"?","answer":true},{"prompt":"?","answer":true}]}""");

        Assert.Equal(["q2", "q1", "q3"], read.Theme.Questions.Select(question => question.Id));
    }

    [Fact]
    public void A_predecessors_database_row_is_understood()
    {
        var read = Import.Of("""
            {"id":"THM_1","tenant_id":"X","title":"T","description":"D","difficulty":"beginner","tags":["t"],"source":"manual",
             "content":{"questions":[{"id":"q1","type":"mcq","prompt":"?","choices":[{"id":"a","label":"x"},{"id":"b","label":"y"}],"answer":"b","rationale":"r"}]}}
            """);

        Assert.Equal("seed", read.Dialect.Name);
        Assert.Equal(["tenant_id"], read.Lost.Select(loss => loss.Path));
        Assert.Equal("beginner", read.Theme.Difficulty);
        Assert.Equal("r", Assert.Single(read.Theme.Questions).Rationale);
    }
}

/// <summary>The import as tests use it.</summary>
internal static class Import
{
    public static ReadTheme Of(string json, string format = "auto")
    {
        var result = ThemeImport.Read(format, json);
        Assert.True(result.Succeeded, result.Error?.Message);
        return result.Value;
    }

    public static Error Refusal(string json, string format = "auto")
    {
        var result = ThemeImport.Read(format, json);
        Assert.False(result.Succeeded);
        return result.Error;
    }
}
