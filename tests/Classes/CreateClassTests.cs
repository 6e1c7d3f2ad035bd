namespace StudyMate.Classes;

public sealed class CreateClassTests
{
    [Fact]
    public void A_teacher_named_twice_is_one()
    {
        var fields = CreateClassRule.Decide(new ClassState(), new CreateClass("  6e  A ", TeacherIds: ["a", "b", "a"])).Value;

        fields.Name.Should().Be("6e A");
        fields.TeacherIds.Should().Equal("a", "b");
    }

    [Fact]
    public void A_class_is_opened_once() =>
        (CreateClassRule.Decide(new ClassState { Name = "6e A" }, new CreateClass("6e B")).Error?.Code).Should().Be("class.exists");

    [Fact]
    public void Whatever_is_wrong_is_named_at_once()
    {
        var wrong = CreateClassRule.Decide(new ClassState(), new CreateClass(" ", "No id", new string('x', 501))).Error!;

        wrong.Details.Select(detail => (detail.Field, detail.Code)).Should().Equal(
            ("name", "field.required"), ("description", "field.too_long"), ("promotionId", "field.invalid_id"));
    }
}
