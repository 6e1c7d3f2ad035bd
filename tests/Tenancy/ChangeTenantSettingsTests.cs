namespace StudyMate.Tenancy;

public sealed class ChangeTenantSettingsTests
{
    private static readonly TenantState School = new() { Name = "Collège" };

    [Fact]
    public void What_is_not_named_stays() =>
        ChangeTenantSettingsRule.Decide(School, new ChangeTenantSettings(Type: "public")).Value.Should().Be(School with { Type = TenantTypes.Public });

    [Fact]
    public void What_is_wrong_is_named()
    {
        Refused(new(Name: " ")).Should().Be("tenant.invalid_name");
        Refused(new(Name: new string('x', 121))).Should().Be("tenant.invalid_name");
        Refused(new(Type: "secret")).Should().Be("tenant.invalid_type");
        Refused(new(TimeZone: "Romance Standard Time")).Should().Be("tenant.invalid_time_zone");
        Refused(new(Language: "de")).Should().Be("tenant.invalid_language");
    }

    private static string? Refused(ChangeTenantSettings command) => ChangeTenantSettingsRule.Decide(School, command).Error?.Code;
}
