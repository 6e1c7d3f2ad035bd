using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using StudyMate.Content;

namespace StudyMate.Learning;

/// <summary>
/// The browser marks an answer itself to say at once whether it is right (web/src/student/play/marking.ts). Both sides are held to
/// the same cases, so that no student is told "right" by the one and "wrong" by the other.
/// </summary>
public sealed class SharedMarkingTests
{
    public static TheoryData<string> Cases() => Read("marking-cases.json");

    /// <summary>How fill-in was compared before; the sessions of then are marked so for good.</summary>
    public static TheoryData<string> FirstCases() => Read("marking-cases-1.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_server_marks_as_the_shared_cases_say(string json) => MarkedBy(MarkingRules.Current, json);

    [Theory]
    [MemberData(nameof(FirstCases))]
    public void A_session_of_before_is_marked_as_before(string json) => MarkedBy(MarkingRules.Letters, json);

    private static void MarkedBy(int rule, string json)
    {
        using var document = JsonDocument.Parse(json);
        var one = document.RootElement;
        var question = new Question
        {
            Id = "q",
            Type = one.GetProperty("type").GetString()!,
            Prompt = "?",
            Answer = Texts(one.GetProperty("accepted")),
            FillIn = one.TryGetProperty("fillIn", out var options) ? options.Deserialize<FillIn>(JsonSerializerOptions.Web) : null,
        };
        var key = AnswerKey.Of(new Theme { Title = "t", Questions = [question] }).Find("q");
        var correct = one.GetProperty("correct");
        bool? expected = correct.ValueKind == JsonValueKind.Null ? null : correct.GetBoolean();
        MarkAnswer.Mark(key!, Texts(one.GetProperty("given")), rule).Should().Be(expected);
    }

    private static TheoryData<string> Read(string file, [CallerFilePath] string here = "")
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, file)));
        return [.. document.RootElement.EnumerateArray().Select(one => one.GetRawText())];
    }

    private static ImmutableArray<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
