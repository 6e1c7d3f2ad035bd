using System.Text;
using System.Text.Json;

namespace StudyMate.Learning;

public sealed class DeviceEventReaderTests
{
    private const string Whole = """
        {"sentAt":"2026-11-23T10:00:00+01:00","extra":{"a":[1]},"events":[{"eventId":"3c9d8f5e-1e0a-4b6f-8a61-6f0b8a5f21d4","type":"answer.given",
        "studentId":"emma","deviceId":"tab-017","clientSeq":4182,"occurredAt":"2026-11-23T09:58:00.123Z","assignmentId":"m","themeId":"t","themeVersion":2,
        "sessionId":"s","data":{"questionId":"q1","given":["a","b"],"elapsedMs":7400.5,"unknown":[{}]}}]}
        """;

    [Fact]
    public void Reads_a_time_whose_plus_sign_is_escaped()
    {
        var body = Read(Whole.Replace("10:00:00+01:00", "10:00:00\\u002B01:00", StringComparison.Ordinal));
        body.SentAt.Should().Be(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Reads_every_member()
    {
        var body = Read(Whole);
        body.SentAt.Should().Be(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var e = body.Events.Should().ContainSingle().Subject;
        e.Fault.Should().BeNull();
        (e.Type, e.StudentId, e.DeviceId, e.ClientSeq!.Value, e.AssignmentId, e.ThemeId, e.ThemeVersion, e.SessionId)
            .Should().Be(("answer.given", "emma", "tab-017", 4182L, "m", "t", 2, "s"));
        (e.Data.QuestionId, e.Data.ElapsedMs).Should().Be(("q1", 7400L));
        string.Join(',', e.Data.Given).Should().Be("a,b");
        CheckEvent.Check(e, out _).Should().BeNull();
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("\"text\"", "text")]
    [InlineData("42.50", "42.50")]
    [InlineData("[false,3]", "false,3")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    public void An_answer_may_be_one_value_or_a_list(string json, string expected) =>
        string.Join(',', Event($$"""{"given":{{json}}}""").Data.Given).Should().Be(expected);

    [Theory]
    [InlineData("""{"given":{"a":1}}""", "data.given")]
    [InlineData("""{"given":[["a"]]}""", "data.given")]
    [InlineData("""{"elapsedMs":"7"}""", "data.elapsedMs")]
    [InlineData("""{"elapsedMs":1e999}""", "data.elapsedMs")]
    [InlineData("""{"total":2.5}""", "data.total")]
    [InlineData("""{"total":99999999999}""", "data.total")]
    [InlineData("""{"offline":"yes"}""", "data.offline")]
    [InlineData("""{"questionIds":"q1"}""", "data.questionIds")]
    [InlineData("""{"startedAt":"yesterday"}""", "data.startedAt")]
    [InlineData("""{"questionId":"\ud800"}""", "data.questionId")]
    [InlineData("[]", "data")]
    public void A_member_of_the_wrong_type_is_named(string data, string fault) => Event(data).Fault.Should().Be(fault);

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23T10:00:00")]
    [InlineData("23/11/2026")]
    [InlineData("0000-00-00T00:00:00Z")]
    public void A_time_without_its_offset_is_none(string time) =>
        (CheckEvent.Check(Read(Whole.Replace("2026-11-23T09:58:00.123Z", time, StringComparison.Ordinal)).Events[0], out _)?.Code).Should().Be("event.time_invalid");

    [Fact]
    public void What_is_no_event_is_refused_alone()
    {
        var events = Read("""{"events":[1,null,"x",[{}],{},{"eventId":{"deep":[1]},"studentId":7}]}""").Events;
        events.Length.Should().Be(6);
        events.Select(e => e.Fault).Should().Equal("$", "$", "$", "$", null, "studentId");
        events.Select(e => e.Index).Should().Equal(0, 1, 2, 3, 4, 5);
    }

    [Theory]
    [InlineData("[]", "events.malformed")]
    [InlineData("{}", "events.required")]
    [InlineData("""{"events":{}}""", "events.required")]
    [InlineData("""{"sentAt":"soon","events":[]}""", "events.sent_at_invalid")]
    public void A_body_of_another_shape_is_refused(string json, string code) =>
        DeviceEventReader.Read(Encoding.UTF8.GetBytes(json)).Error!.Code.Should().Be(code);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"events":[{]}""")]
    [InlineData("""{"events":[]} {}""")]
    [InlineData("""{"events":[{"data":{"given":NaN}}]}""")]
    public void What_is_not_JSON_is_a_fault_of_the_body(string json) =>
        FluentActions.Invoking(() => DeviceEventReader.Read(Encoding.UTF8.GetBytes(json))).Should().Throw<JsonException>();

    [Fact]
    public void More_than_a_thousand_are_refused()
    {
        var json = $$"""{"events":[{{string.Join(',', Enumerable.Repeat("{}", 1_001))}}]}""";
        DeviceEventReader.Read(Encoding.UTF8.GetBytes(json)).Error!.Code.Should().Be("events.too_many");
    }

    private static DeviceEvent Event(string data) => Read($$"""{"events":[{"type":"answer.given","data":{{data}}}]}""").Events[0];

    private static EventBody Read(string json) => DeviceEventReader.Read(Encoding.UTF8.GetBytes(json)).Value;
}
