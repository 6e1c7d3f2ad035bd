namespace StudyMate.Tenancy;

public sealed class ChangeTenantStatusTests
{
    [Theory]
    [InlineData("active", "tenant.activated")]
    [InlineData("suspended", "tenant.suspended")]
    [InlineData("archived", "tenant.archived")]
    public void A_school_has_three_states_and_a_fact_for_each(string status, string kind)
    {
        var next = ChangeTenantStatusRule.Decide(new TenantState(), new ChangeTenantStatus(status, "by")).Value;

        next.Status.Should().Be(status);
        ChangeTenantStatusRule.KindOf(next).Should().Be(kind);
    }

    [Fact]
    public void There_is_no_other_state() =>
        (ChangeTenantStatusRule.Decide(new TenantState(), new ChangeTenantStatus("closed", "by")).Error?.Code).Should().Be("tenant.invalid_status");

    [Fact]
    public void What_is_so_already_is_no_change()
    {
        var school = new TenantState { Exists = true, Administrators = ["me"] };

        (ChangeTenantStatusRule.Decide(school, new ChangeTenantStatus("active", "by")).Value == school).Should().BeTrue();
    }
}
