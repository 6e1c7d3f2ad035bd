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
    public static TheoryData<string> Cases()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(CasesFile()));
        return [.. document.RootElement.EnumerateArray().Select(one => one.GetRawText())];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_server_marks_as_the_shared_cases_say(string json)
    {
        using var document = JsonDocument.Parse(json);
        var one = document.RootElement;
        var question = new Question { Id = "q", Type = one.GetProperty("type").GetString()!, Prompt = "?", Answer = Texts(one.GetProperty("accepted")) };
        var key = AnswerKey.Of(new Theme { Title = "t", Questions = [question] }).Find("q");
        var correct = one.GetProperty("correct");
        bool? expected = correct.ValueKind == JsonValueKind.Null ? null : correct.GetBoolean();
        MarkAnswer.Mark(key!, Texts(one.GetProperty("given"))).Should().Be(expected);
    }

    private static ImmutableArray<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private static string CasesFile([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "marking-cases.json");
}
