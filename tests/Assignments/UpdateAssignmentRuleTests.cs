namespace StudyMate.Assignments;

public sealed class UpdateAssignmentRuleTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public void A_patch_changes_only_what_it_names()
    {
        var state = CreateAssignmentRule.Decide(CreateAssignmentRuleTests.Valid with { Instructions = "Lire." }, Paris).Value with { Status = "pushed" };
        UpdateAssignmentRule.Decide(state, new UpdateAssignment(null, null, null, null), Paris).Value.Should().Be(state);
        var changed = UpdateAssignmentRule.Decide(state, new UpdateAssignment("Autre", "", null, ""), Paris).Value;
        (changed.Title, changed.Due, changed.DueAt, changed.Instructions).Should().Be(("Autre", null, null, null));
        UpdateAssignmentRule.Decide(state with { Status = "cancelled" }, new UpdateAssignment("Autre", null, null, null), Paris).Error!.Code.Should().Be("assignment.cancelled");
    }
}
