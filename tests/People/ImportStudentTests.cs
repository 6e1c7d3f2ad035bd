namespace StudyMate.People;

public sealed class ImportStudentTests
{
    private static readonly StudentState Known = new() { Subject = "s", FirstName = "Zoé", LastName = "Dupont", SchoolId = "12", ClassId = "a", PromotionId = "p", ConsentSharing = true };

    [Fact]
    public void Empty_cells_change_nothing() =>
        ImportStudentRule.Decide(Known, new ImportStudent("admin", "Zoé", "Durand", null, null, null, null)).Value
            .Should().Be(StudentFields.Of(Known) with { LastName = "Durand" });

    [Theory]
    [InlineData(StudentStatuses.Deleted)]
    [InlineData(StudentStatuses.Pseudonymized)]
    public void A_list_does_not_bring_removed_people_back(string status) =>
        (ImportStudentRule.Decide(Known with { Status = status }, new ImportStudent("admin", "Zoé", "Dupont", null, "12", null, null)).Error?.Code)
            .Should().Be("import.removed_student");
}
