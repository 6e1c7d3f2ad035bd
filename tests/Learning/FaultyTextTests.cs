using System.Net;
using StudyMate.Assignments;
using StudyMate.Infrastructure;

namespace StudyMate.Learning;

/// <summary>An event that holds what is no text is refused alone: it blocks neither the device's queue nor anybody else.</summary>
public sealed class FaultyTextTests
{
    [Theory]
    [InlineData("given", @"a\uFFFEb")]
    [InlineData("given", @"a\ud800b")]
    [InlineData("given", @"\udc00\ud800")]
    [InlineData("given", @"a\u0000b")]
    [InlineData("questionId", @"q4\ud800")]
    [InlineData("questionId", @"\uFFFE")]
    [InlineData("mode", @"\ud800")]
    public async Task A_text_in_an_answer_that_is_none_is_refused_by_its_event(string member, string text)
    {
        var live = await LiveSchool.OpenAsync();
        var answer = await SendAsync(live, Event(live, 0, """{"questionId":"q4","given":["phares"],"elapsedMs":1}"""), Event(live, 1, Data(member, text)));
        answer.GetProperty("accepted").GetInt32().Should().Be(1);
        var rejected = answer.GetProperty("rejected").EnumerateArray().Should().ContainSingle().Subject;
        rejected.GetProperty("index").GetInt32().Should().Be(1);
        rejected.GetProperty("eventId").GetString().Should().Be(IdOf(1));
        rejected.GetProperty("code").GetString().Should().Be("event.data_invalid");
        rejected.GetProperty("message").GetString().Should().StartWith($"data.{member} ");
    }

    [Theory]
    [InlineData("eventId", @"\ud800", "event.id_invalid")]
    [InlineData("eventId", @"\uFFFE", "event.id_invalid")]
    [InlineData("type", @"\ud800", "event.type_unknown")]
    [InlineData("type", @"\uFFFE", "event.type_unknown")]
    [InlineData("studentId", @"\ud800", "event.data_invalid")]
    [InlineData("studentId", @"\uFFFE", "event.data_invalid")]
    [InlineData("deviceId", @"\ud800", "event.data_invalid")]
    [InlineData("occurredAt", @"\ud800", "event.time_invalid")]
    [InlineData("assignmentId", @"\ud800", "event.data_invalid")]
    [InlineData("themeId", @"\ud800", "event.data_invalid")]
    [InlineData("sessionId", @"\ud800", "event.data_invalid")]
    public async Task So_is_one_in_the_envelope(string member, string text, string code)
    {
        var live = await LiveSchool.OpenAsync();
        // The later of two members of a name is the one that is read.
        var faulty = Event(live, 1, "{}")[..^1] + $$""","{{member}}":"{{text}}"}""";
        var answer = await SendAsync(live, faulty, Event(live, 0, """{"questionId":"q4","given":"phares","elapsedMs":1}"""));
        var rejected = answer.GetProperty("rejected").EnumerateArray().Should().ContainSingle().Subject;
        (rejected.GetProperty("index").GetInt32(), rejected.GetProperty("code").GetString()).Should().Be((0, code));
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_one_that_nobody_knows()
    {
        var live = await LiveSchool.OpenAsync();
        var named = Event(live, 0, """{"\ud800":1,"questionId":"q4","given":"phares","elapsedMs":1}""")[..^1] + @",""\udc00"":{""a"":[]}}";
        var answer = await live.Student(0).PostAsync("/api/student/events", HttpAssertions.Json($$"""{"\ud800":[],"events":[{{named}}]}""")).ShouldBe(HttpStatusCode.Accepted);
        answer.GetProperty("accepted").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task What_a_device_says_of_an_error_is_text_too()
    {
        var live = await LiveSchool.OpenAsync();
        var answer = await SendAsync(live, Event(live, 0, """{"code":"net","message":"a\uFFFEb"}""", "error"), Event(live, 1, """{"code":"net","message":"a\nb"}""", "error"));
        (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("rejected").GetArrayLength()).Should().Be((1, 1));
    }

    private static string Data(string member, string text) => member switch
    {
        "given" => $$"""{"questionId":"q4","given":["phares","{{text}}"],"elapsedMs":1}""",
        "questionId" => $$"""{"questionId":"{{text}}","given":["phares"],"elapsedMs":1}""",
        _ => $$"""{"questionId":"q4","given":["phares"],"elapsedMs":1,"{{member}}":"{{text}}"}""",
    };

    private static string IdOf(int index) => $"3c9d8f5e-1e0a-4b6f-8a61-6f0b8a5f21d{index}";

    private static string Event(LiveSchool live, int index, string data, string type = "answer.given") =>
        $$"""
        {"eventId":"{{IdOf(index)}}","type":"{{type}}","studentId":"{{live.Students[0]}}","deviceId":"tab-1","clientSeq":{{index}},
        "occurredAt":"{{DateTimeOffset.UtcNow:O}}","themeId":"{{live.ThemeId}}","sessionId":"s-1","data":{{data}}}
        """;

    private static async Task<System.Text.Json.JsonElement> SendAsync(LiveSchool live, params string[] events) =>
        await live.Student(0).PostAsync("/api/student/events", HttpAssertions.Json($$"""{"events":[{{string.Join(',', events)}}]}""")).ShouldBe(HttpStatusCode.Accepted);
}
