namespace StudyMate.Classes;

public sealed class UpdateClassTests
{
    private static readonly ClassState Taught = new() { Name = "6e A", PromotionId = "p", TeacherIds = ["main", "other"] };

    [Fact]
    public void What_is_not_named_stays()
    {
        var fields = UpdateClassRule.Decide(Taught, new UpdateClass { Description = " Latin " }).Value;

        fields.Should().BeEquivalentTo(ClassFields.Of(Taught) with { Description = "Latin" });
    }

    [Theory]
    [InlineData(true, "new main other")]
    [InlineData(false, "main other new")]
    [InlineData(null, "main other new")]
    public void The_main_teacher_stands_first(bool? isPrimary, string teachers) =>
        string.Join(' ', UpdateClassRule.Assign(Taught, new AssignTeacher("new", isPrimary)).Value.TeacherIds).Should().Be(teachers);

    [Fact]
    public void An_archived_class_gets_no_teacher() =>
        (UpdateClassRule.Assign(Taught with { Status = ClassStatuses.Archived }, new AssignTeacher("new")).Error?.Code).Should().Be("class.archived");

    [Theory]
    [InlineData("deleted")]
    [InlineData(null)]
    public void There_is_no_other_status(string? status) =>
        (UpdateClassRule.Decide(Taught, new UpdateClass { Status = status }).Error?.Code).Should().Be("class.invalid_status");
}
