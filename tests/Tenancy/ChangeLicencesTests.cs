namespace StudyMate.Tenancy;

public sealed class ChangeLicencesTests
{
    [Theory]
    [InlineData(0, 1, 0, null)]
    [InlineData(100_000, 100_000, 100_000, null)]
    [InlineData(-1, 1, 0, "tenant.invalid_licences")]
    [InlineData(0, 0, 0, "tenant.invalid_licences")]
    [InlineData(0, 1, 100_001, "tenant.invalid_licences")]
    public void A_school_has_at_least_one_member_of_staff(int students, int teachers, int classes, string? code) =>
        (ChangeLicencesRule.Decide(new TenantState(), new LicencesView(students, teachers, classes)).Error?.Code).Should().Be(code);
}
