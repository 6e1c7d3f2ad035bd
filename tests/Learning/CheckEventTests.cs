namespace StudyMate.Learning;

public sealed class CheckEventTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "id missing", "event.id_invalid" },
        { "id of another form", "event.id_invalid" },
        { "type missing", "event.type_unknown" },
        { "type unknown", "event.type_unknown" },
        { "device missing", "event.device_invalid" },
        { "device hostile", "event.device_invalid" },
        { "seq missing", "event.seq_invalid" },
        { "seq negative", "event.seq_invalid" },
        { "seq huge", "event.seq_invalid" },
        { "time missing", "event.time_invalid" },
        { "session missing", "event.session_invalid" },
        { "session hostile", "event.session_invalid" },
        { "question missing", "event.data_required" },
        { "given missing", "event.data_required" },
        { "elapsed negative", "event.data_invalid" },
        { "given too long", "event.too_large" },
        { "given too many", "event.too_large" },
        { "version zero", "event.unknown_theme" },
        { "theme hostile", "event.unknown_theme" },
        { "assignment hostile", "event.unknown_assignment" },
        { "faulty member", "event.data_invalid" },
        { "no object", "event.malformed" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_what_is_not_an_event(string what, string code)
    {
        var refusal = CheckEvent.Check(Broken(what), out _);
        (refusal?.Code).Should().Be(code);
        refusal!.Message.Should().NotContain("<script>");
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(3, 2, false)]
    [InlineData(-1, 10, false)]
    [InlineData(5, 501, false)]
    [InlineData(10, 10, true)]
    public void A_claim_is_bounded(int correct, int total, bool taken) =>
        (CheckEvent.Check(Events.Claim("s", 1, correct, total), out _) is null).Should().Be(taken);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.PositiveInfinity)]
    public void A_claimed_percentage_is_a_percentage(double percent)
    {
        var e = Events.Claim("s", 1, 1, 2);
        (CheckEvent.Check(e with { Data = e.Data with { ScorePercent = percent } }, out _)?.Code).Should().Be("event.data_invalid");
    }

    [Fact]
    public void Ids_are_compared_without_case()
    {
        var e = Events.Start("S-1", 1) with { EventId = "ABCDEF00-0000-4000-8000-00000000000A" };
        CheckEvent.Check(e, out var id).Should().BeNull();
        id.Should().Be("abcdef00-0000-4000-8000-00000000000a");
        CheckEvent.SessionId(e).Should().Be("s-1");
    }

    private static DeviceEvent Broken(string what)
    {
        var e = Events.Answer("s", 1, "q1", "a");
        var data = e.Data;
        return what switch
        {
            "id missing" => e with { EventId = null },
            "id of another form" => e with { EventId = "{00000000-0000-4000-8000-00000000000a}" },
            "type missing" => e with { Type = null },
            "type unknown" => e with { Type = "<script>" },
            "device missing" => e with { DeviceId = null },
            "device hostile" => e with { DeviceId = "<script>" },
            "seq missing" => e with { ClientSeq = null },
            "seq negative" => e with { ClientSeq = -1 },
            "seq huge" => e with { ClientSeq = 1L << 53 },
            "time missing" => e with { OccurredAt = null },
            "session missing" => e with { SessionId = null },
            "session hostile" => e with { SessionId = "../x" },
            "question missing" => e with { Data = data with { QuestionId = null } },
            "given missing" => e with { Data = data with { Given = default } },
            "elapsed negative" => e with { Data = data with { ElapsedMs = -1 } },
            "given too long" => e with { Data = data with { Given = [new string('x', 8_001)] } },
            "given too many" => e with { Data = data with { Given = [.. Enumerable.Repeat("x", 21)] } },
            "version zero" => e with { ThemeVersion = 0 },
            "theme hostile" => e with { ThemeId = "Ünicode" },
            "assignment hostile" => e with { AssignmentId = "a/b" },
            "faulty member" => e with { Fault = "data.given" },
            "no object" => new DeviceEvent { Fault = "$" },
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }
}
