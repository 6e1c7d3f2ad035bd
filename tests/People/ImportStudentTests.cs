namespace StudyMate.People;

public sealed class ImportStudentTests
{
    private static readonly StudentState Known = new() { Subject = "s", FirstName = "Zoé", LastName = "Dupont", SchoolId = "12", ClassId = "a", PromotionId = "p", ConsentSharing = true };

    [Fact]
    public void Empty_cells_change_nothing() =>
        ImportStudentRule.Decide(Known, new ImportStudent("admin", "Zoe", "DUPONT", null, null, null, null)).Value
            .Should().Be(StudentFields.Of(Known) with { FirstName = "Zoe", LastName = "DUPONT" });

    [Fact]
    public void Nobody_becomes_somebody_else() =>
        (ImportStudentRule.Decide(Known, new ImportStudent("admin", "Noé", "Dupont", null, "12", "b", null)).Error?.Code).Should().Be("import.other_name");

    [Fact]
    public void Further_first_names_of_a_list_are_no_other_name() =>
        ImportStudentRule.Decide(Known, new ImportStudent("admin", "Zoé Marie", "Dupont", "z@x.fr", null, null, null)).Value
            .Should().Be(StudentFields.Of(Known) with { Email = "z@x.fr" });

    [Theory]
    [InlineData(StudentStatuses.Deleted)]
    [InlineData(StudentStatuses.Pseudonymized)]
    public void A_list_does_not_bring_removed_people_back(string status) =>
        (ImportStudentRule.Decide(Known with { Status = status }, new ImportStudent("admin", "Zoé", "Dupont", null, "12", null, null)).Error?.Code)
            .Should().Be("import.removed_student");
}
