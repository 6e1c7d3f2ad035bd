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
        Assert.True(JsonNode.DeepEquals(expected, back), $"{expected}\n---\n{back}");
    }

    [Fact]
    public void Any_theme_survives_the_native_dialect()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var theme = ThemeMaker.Rich(seed);
            Assert.Empty(ThemeRules.Check(theme));

            var read = Import.Of(NativeDialect.Write(theme, theme.OriginId!, 3));

            Assert.Empty(read.Lost);
            Assert.Equal("native", read.Dialect.Name);
            Assert.Equal(ThemeJson.Write(theme), ThemeJson.Write(read.Theme));
        }
    }

    [Fact]
    public void Any_theme_survives_its_storage()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var json = ThemeJson.Write(ThemeMaker.Rich(seed));

            Assert.Equal(json, ThemeJson.Write(ThemeJson.Read(json)));
        }
    }

    [Fact]
    public void Server_schemas_survive_the_native_dialect()
    {
        var theme = Import.Of(Fixtures.ServerV1).Theme with { OriginId = "o" };

        var back = Import.Of(NativeDialect.Write(theme, "o", 1));

        Assert.Empty(back.Lost);
        Assert.Equal(ThemeJson.Write(theme), ThemeJson.Write(back.Theme));
    }

    [Fact]
    public void Without_answers_nothing_tells_the_answer()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var theme = ThemeMaker.Rich(seed);
            var with = JsonNode.Parse(NativeDialect.Write(theme, "t", 1))!;
            var without = JsonNode.Parse(NativeDialect.Write(theme, "t", 1, withAnswers: false))!;

            Assert.DoesNotContain(Names(without), name => name is "answer" or "answers" or "rationale" or "expectedAnswer");
            // Same questions, same choices, in the same order.
            Assert.Equal(Choices(with), Choices(without));
            Assert.Equal(theme.Questions.Count(question => question.Multiple), without["questions"]!.AsArray().Count(question => question!["multiple"] is not null));
        }
    }

    [Fact]
    public void A_stored_theme_of_the_first_release_is_still_read()
    {
        // Members that came later are absent in it; lists and settings must not become null.
        var theme = ThemeJson.Read("""{"title":"T","questions":[{"id":"q1","type":"open","prompt":"?"}]}""");

        Assert.Equal("T", theme.Title);
        Assert.Empty(theme.Tags);
        Assert.Empty(theme.PastPapers);
        Assert.False(theme.Settings.ShuffleChoices);
        Assert.Empty(theme.Questions[0].Choices);
        Assert.Contains("\"tags\":[]", ThemeJson.Write(theme), StringComparison.Ordinal);
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
