namespace StudyMate.Assignments;

public sealed class CreateAssignmentRuleTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    internal static readonly CreateAssignment Valid = new(
        " Révision ", "quiz", "velo", null, "2026-12-01", null, "  ", [new("class", "a"), new("class", "a"), new("student", "b")]);

    [Fact]
    public void A_valid_assignment_is_tidied()
    {
        var state = CreateAssignmentRule.Decide(Valid, Paris).Value;
        state.Title.Should().Be("Révision");
        state.Mode.Should().Be("post-cours");
        state.Instructions.Should().BeNull();
        state.Targets.Length.Should().Be(2);
        state.DueAt.Should().Be(DateTimeOffset.Parse("2026-12-01T22:59:59Z", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    // The night before the clocks go forward, that night's gap, and the day after.
    [InlineData("2026-03-28", "2026-03-28T22:59:59Z")]
    [InlineData("2026-03-29", "2026-03-29T21:59:59Z")]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-03-29T03:00", "2026-03-29T01:00:00Z")]
    // Clocks go back: the repeated hour means the later one.
    [InlineData("2026-10-25T02:30", "2026-10-25T01:30:00Z")]
    [InlineData("2026-10-25T01:59", "2026-10-24T23:59:00Z")]
    [InlineData("2026-10-25", "2026-10-25T22:59:59Z")]
    [InlineData("2026-10-24", "2026-10-24T21:59:59Z")]
    public void A_due_date_is_local_to_the_school_also_when_clocks_change(string due, string instant) =>
        CreateAssignmentRule.Decide(Valid with { Due = due }, Paris).Value.DueAt.Should().Be(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void An_instant_is_converted_to_the_schools_time()
    {
        var at = DateTimeOffset.Parse("2026-07-14T12:00:00-04:00", System.Globalization.CultureInfo.InvariantCulture);
        var state = CreateAssignmentRule.Decide(Valid with { Due = null, DueAt = at }, Paris).Value;
        state.Due.Should().Be("2026-07-14T18:00");
        state.DueAt.Should().Be(at);
    }

    [Theory]
    [InlineData("31/12/2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-12-01T25:00")]
    [InlineData("9999-12-31")]
    [InlineData("1999-12-31")]
    [InlineData("<script>")]
    public void A_due_date_that_is_none_is_refused_with_its_field(string due)
    {
        var error = CreateAssignmentRule.Decide(Valid with { Due = due }, Paris).Error!;
        (error.Code, error.Field).Should().Be(("assignment.due_invalid", "due"));
    }

    [Fact]
    public void Two_due_dates_must_mean_the_same()
    {
        var at = DateTimeOffset.Parse("2026-12-01T22:59:59Z", System.Globalization.CultureInfo.InvariantCulture);
        CreateAssignmentRule.Decide(Valid with { DueAt = at }, Paris).Succeeded.Should().BeTrue();
        CreateAssignmentRule.Decide(Valid with { DueAt = at.AddHours(1) }, Paris).Error!.Code.Should().Be("assignment.due_invalid");
    }

    [Theory]
    [InlineData("title")]
    [InlineData("long title")]
    [InlineData("type")]
    [InlineData("mode")]
    [InlineData("theme")]
    [InlineData("instructions")]
    [InlineData("no targets")]
    [InlineData("many targets")]
    [InlineData("target type")]
    public void What_is_out_of_bounds_is_refused(string what)
    {
        var command = what switch
        {
            "title" => Valid with { Title = " " },
            "long title" => Valid with { Title = new string('x', 201) },
            "type" => Valid with { Type = "exam" },
            "mode" => Valid with { Mode = "later" },
            "theme" => Valid with { ThemeId = "../x" },
            "instructions" => Valid with { Instructions = new string('x', 1_001) },
            "no targets" => Valid with { Targets = [] },
            "many targets" => Valid with { Targets = [.. Enumerable.Range(0, 51).Select(i => new AssignmentTarget("class", $"c{i}"))] },
            _ => Valid with { Targets = [new AssignmentTarget("school", "a")] },
        };
        CreateAssignmentRule.Decide(command, Paris).Error!.Code.Should().StartWith("assignment.");
    }
}
