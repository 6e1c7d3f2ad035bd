namespace StudyMate.People;

public sealed class CreateStudentTests
{
    [Fact]
    public void What_was_typed_is_cleaned() =>
        CreateStudentRule.Decide(new StudentState(), new CreateStudent(" Zoé ", "De  La Tour", " Zoe@School.Example ", " ")).Value
            .Should().Be(new StudentFields("Zoé", "De La Tour", "zoe@school.example", null, null, null, StudentStatuses.Active, false));

    [Fact]
    public void A_student_is_created_once() =>
        (CreateStudentRule.Decide(new StudentState { Subject = "s" }, new CreateStudent("Zoé", "Dupont")).Error?.Code).Should().Be("student.exists");

    [Fact]
    public void Whatever_is_wrong_is_named_at_once()
    {
        var wrong = CreateStudentRule.Decide(new StudentState(), new CreateStudent(null, "Dupont", "no address", ClassId: "No id")).Error!;

        wrong.Details.Select(detail => (detail.Field, detail.Code)).Should().Equal(
            ("firstName", "field.required"), ("email", "field.invalid_email"), ("classId", "field.invalid_id"));
    }
}
