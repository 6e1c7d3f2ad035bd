using System.Text.Json;
using StudyMate.Common;

namespace StudyMate.Content;

public sealed class ImportHostileTests
{
    [Theory]
    [InlineData("{\"title\":\n\"T\",,}", "line 2, position 5")]
    [InlineData("", "line 1, position 1")]
    [InlineData("{\"title\":\"T\"", "line 1, position 13")]
    public void Malformed_json_is_refused_with_its_place(string json, string place)
    {
        var error = Import.Refusal(json);

        (error.Code, error.Kind).Should().Be(("theme.malformed_json", ErrorKind.Invalid));
        error.Message.Should().Contain(place);
        error.Field.Should().Be(place.Split(' ')[1].TrimEnd(','));
    }

    [Fact]
    public void Deep_nesting_is_refused_with_its_place()
    {
        var error = Import.Refusal(new string('[', 5_000));

        error.Code.Should().Be("theme.malformed_json");
        error.Field.Should().Be("1");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("\"title\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"title":"T","questions":[]}""")]
    [InlineData("""{"title":"T","questions":"many","flashcards":7,"revision":[],"fiche":true,"annales":{}}""")]
    [InlineData("""{"title":{},"questions":[[[[]]]],"settings":[],"meta":1,"metadata":"x","tags":{"a":1}}""")]
    public void A_file_without_anything_usable_is_refused_with_reasons(string json)
    {
        var error = Import.Refusal(json);

        (error.Code, error.Kind).Should().Be(("theme.nothing_usable", ErrorKind.Invalid));
        error.Details.Should().NotContain(detail => string.IsNullOrEmpty(detail.Message));
        if (json.Contains("many", StringComparison.Ordinal))
            error.Details.Select(detail => detail.Field).Should().Equal("questions", "flashcards", "annales", "revision", "fiche");
    }

    [Fact]
    public void An_unknown_format_is_refused() => Import.Refusal("{}", "kahoot").Code.Should().Be("theme.unknown_format");

    [Fact]
    public void Huge_numbers_and_texts_are_losses_of_their_own()
    {
        var million = new string('x', 1_000_000);
        var digits = new string('9', 5_000);
        var read = Import.Of($$$"""
            {"title":"T","description":"{{{million}}}","estimatedDurationMinutes":1e400,
             "questions":[{"prompt":"?","answer":true,"points":{{{digits}}},"rationale":"{{{million}}}"},{"prompt":"{{{million}}}","answer":true}],
             "revision":{"sections":[{"title":"S","order":1e99,"cards":[{"type":"focus","content":"c","weight":{{{digits}}},"note":"{{{million}}}"}]}]}}
            """);

        read.Lost.Select(loss => loss.Path).Should().Equal(
            "description", "estimatedDurationMinutes", "questions[0].rationale", "questions[0].points", "questions[1]",
            "revision.sections[0].order", "revision.sections[0].cards[0].weight", "revision.sections[0].cards[0].note");
        read.Lost.Should().AllSatisfy(loss => loss.Reason.Length.Should().BeLessThan(200));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_never_gets_in()
    {
        var read = Import.Of("""
            {"title":"T","subject":"a\ud800","x\udc00":1,
             "questions":[{"prompt":"\ud83d\ude00 ?","answer":true,"tags":["ok","\udfff"]},{"prompt":"\ud800?","answer":true}],
             "revision":{"sections":[{"title":"S","cards":[{"type":"qna","content":"\ud800","qaPairs":[{"question":"q","answ\ud800er":"x"}]}]}]}}
            """);

        read.Lost.Select(loss => loss.Path)
            .Should().Equal("", "subject", "questions[0].tags[1]", "questions[1]", "revision.sections[0].cards[0].content", "revision.sections[0].cards[0].qaPairs[0]");
        read.Theme.Questions[0].Prompt.Should().Be("😀 ?");
        WellFormed.IsText(ThemeJson.Write(read.Theme)).Should().BeTrue();
    }

    [Fact]
    public void A_text_that_cannot_be_encoded_is_refused() => Import.Refusal("{\"title\":\"\ud800\"}").Code.Should().Be("theme.malformed_json");

    [Fact]
    public void Control_characters_become_spaces_and_are_reported()
    {
        var read = Import.Of("""{"title":"T\u0000\u000b\uFFFE\uFDD0!","questions":[{"prompt":"a\nb","answer":true}]}""");

        read.Theme.Title.Should().Be("T    !");
        read.Theme.Questions[0].Prompt.Should().Be("a\nb");
        read.Lost.Select(loss => loss.Path).Should().Equal("title");
    }

    [Fact]
    public void The_list_of_losses_is_bounded_and_says_so()
    {
        var noise = string.Join(',', Enumerable.Range(0, 3_000).Select(i => $"\"n{i}\":1"));
        var read = Import.Of($$"""{"title":"T","questions":[{"prompt":"?","answer":true}],{{noise}}}""");

        read.Lost.Length.Should().Be(Losses.Listed + 1);
        read.Lost[^1].Reason.Should().Contain("2000");
    }

    [Fact]
    public void Names_of_hostile_members_are_cut_and_cleaned_in_paths()
    {
        var name = new string('n', 5_000);
        var read = Import.Of($$"""{"title":"T","questions":[{"prompt":"?","answer":true}],"<script>":1,"{{name}}":1}""");

        read.Lost[0].Path.Should().Be("[\"?script?\"]");
        read.Lost[1].Path.Length.Should().BeLessThan(100);
    }

    /// <summary>Every place of a good file, replaced by every wrong thing: never a fault, and the result always passes the rules.</summary>
    [Fact]
    public void Wrong_types_everywhere_never_fault()
    {
        string[] wrong = ["null", "true", "-1", "1e999", "\"\"", "\"\\ud800\"", "[]", "[null]", "{}", "{\"\":[{}]}", "[[[[[[[[[[1]]]]]]]]]]"];
        using var document = JsonDocument.Parse(Fixtures.Everything);
        var places = JsonPlaces.Of(document.RootElement);
        places.Count.Should().BeGreaterThan(150);
        foreach (var (start, length) in places)
        {
            foreach (var replacement in wrong)
            {
                var json = string.Concat(Fixtures.Everything.AsSpan(0, start), replacement, Fixtures.Everything.AsSpan(start + length));
                var result = ThemeImport.Read("auto", json);
                if (result.Succeeded)
                    ThemeRules.Check(result.Value.Theme).Should().BeEmpty();
                else
                    result.Error.Code.Should().StartWith("theme.");
            }
        }
    }
}
