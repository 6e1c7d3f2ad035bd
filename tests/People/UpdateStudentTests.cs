namespace StudyMate.People;

public sealed class UpdateStudentTests
{
    private static readonly StudentState Known = new() { Subject = "s", FirstName = "Zoé", LastName = "Dupont", Email = "zoe@school.example", ClassId = "a", PromotionId = "p" };

    [Fact]
    public void What_is_not_named_stays_and_null_empties() =>
        UpdateStudentRule.Decide(Known, new UpdateStudent { Email = new(true, null) }).Value.Should().Be(StudentFields.Of(Known) with { Email = null });

    [Fact]
    public void A_move_takes_the_promotion_of_the_new_class() =>
        UpdateStudentRule.Decide(Known, new UpdateStudent { ClassId = "b" }).Value.Should().Be(StudentFields.Of(Known) with { ClassId = "b", PromotionId = null });

    [Fact]
    public void Who_was_pseudonymized_does_not_change_any_more() =>
        (UpdateStudentRule.Decide(Known with { Status = StudentStatuses.Pseudonymized }, new UpdateStudent()).Error?.Code).Should().Be("student.erased");

    [Theory]
    [InlineData("deleted")]
    [InlineData("pseudonymized")]
    [InlineData(null)]
    public void Removing_is_another_command(string? status) =>
        (UpdateStudentRule.Decide(Known, new UpdateStudent { Status = status }).Error?.Code).Should().Be("student.invalid_status");
}
