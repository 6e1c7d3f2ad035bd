using System.Text.Json;
using System.Text.Json.Nodes;

namespace StudyMate.Content;

public sealed class RoundTripTests
{
    [Fact]
    public void Native_to_canonical_to_native_keeps_every_value()
    {
        var read = Import.Of(Fixtures.Native);

        var back = JsonNode.Parse(NativeDialect.Write(read.Theme, read.Theme.OriginId!, null))!.AsObject();

        back.Remove("studymate");
        var expected = JsonNode.Parse(Fixtures.Native)!.AsObject();
        // The only spelling that changes: accepted forms are always a list, answers have one name.
        expected["questions"]![4]!["answer"] = new JsonArray("clou");
        expected["questions"]![1]!["answer"] = expected["questions"]![1]!["answers"]!.DeepClone();
        expected["questions"]![1]!.AsObject().Remove("answers");
        JsonNode.DeepEquals(expected, back).Should().BeTrue($"{expected}\n---\n{back}");
    }

    [Fact]
    public void Any_theme_survives_the_native_dialect()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var theme = ThemeMaker.Rich(seed);
            ThemeRules.Check(theme).Should().BeEmpty();

            var read = Import.Of(NativeDialect.Write(theme, theme.OriginId!, 3));

            read.Lost.Should().BeEmpty();
            read.Dialect.Name.Should().Be("native");
            ThemeJson.Write(read.Theme).Should().Be(ThemeJson.Write(theme));
        }
    }

    [Fact]
    public void Any_theme_survives_its_storage()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var json = ThemeJson.Write(ThemeMaker.Rich(seed));

            ThemeJson.Write(ThemeJson.Read(json)).Should().Be(json);
        }
    }

    [Fact]
    public void Server_schemas_survive_the_native_dialect()
    {
        var theme = Import.Of(Fixtures.ServerV1).Theme with { OriginId = "o" };

        var back = Import.Of(NativeDialect.Write(theme, "o", 1));

        back.Lost.Should().BeEmpty();
        ThemeJson.Write(back.Theme).Should().Be(ThemeJson.Write(theme));
    }

    [Fact]
    public void Without_answers_nothing_tells_the_answer()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var theme = ThemeMaker.Rich(seed);
            var with = JsonNode.Parse(NativeDialect.Write(theme, "t", 1))!;
            var without = JsonNode.Parse(NativeDialect.Write(theme, "t", 1, withAnswers: false))!;

            Names(without).Should().NotContain(name => name == "answer" || name == "answers" || name == "rationale" || name == "expectedAnswer");
            // Same questions, same choices, in the same order.
            Choices(without).Should().Equal(Choices(with));
            without["questions"]!.AsArray().Count(question => question!["multiple"] is not null).Should().Be(theme.Questions.Count(question => question.Multiple));
        }
    }

    [Fact]
    public void A_stored_theme_of_the_first_release_is_still_read()
    {
        // Members that came later are absent in it; lists and settings must not become null.
        var theme = ThemeJson.Read("""{"title":"T","questions":[{"id":"q1","type":"open","prompt":"?"}]}""");

        theme.Title.Should().Be("T");
        theme.Tags.Should().BeEmpty();
        theme.PastPapers.Should().BeEmpty();
        theme.Settings.ShuffleChoices.Should().BeFalse();
        theme.Questions[0].Choices.Should().BeEmpty();
        ThemeJson.Write(theme).Should().Contain("\"tags\":[]");
    }

    private static List<string> Choices(JsonNode theme) =>
        [.. theme["questions"]!.AsArray().Select(question => question!["choices"]?.ToJsonString(JsonSerializerOptions.Web) ?? "")];

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Names(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Names),
        _ => [],
    };
}
