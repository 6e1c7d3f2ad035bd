using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Integration;

public sealed class CreatePartnerKeyRuleTests
{
    private static readonly DateTimeOffset Now = new(2025, 10, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_key_begins_active_with_the_usual_quotas_and_each_scope_once()
    {
        var command = new CreatePartnerKey(" ErgoMate ", [Permissions.ThemesRead, Permissions.ClassesRead, Permissions.ThemesRead], null, null);

        var made = CreatePartnerKeyRule.Decide(command, Now).Value;

        (made.Exists, made.Name, made.Status, made.Quotas, made.CreatedAt).Should().Be((true, "ErgoMate", PartnerKeyStatuses.Active, PartnerKeyState.StandardQuotas, Now));
        made.Scopes.Should().Equal(Permissions.ClassesRead, Permissions.ThemesRead);
    }

    [Theory]
    [InlineData("", 1, 1, "partner.invalid_name")]
    [InlineData("a bell\u0007", 1, 1, "partner.invalid_name")]
    [InlineData("ErgoMate", 0, 1, "partner.invalid_quota")]
    [InlineData("ErgoMate", 10_000_001, 1, "partner.invalid_quota")]
    [InlineData("ErgoMate", 1, 0, "partner.invalid_expiry")]
    public void What_a_key_cannot_be_is_refused(string name, int perMinute, int days, string code)
    {
        var command = new CreatePartnerKey(name, [Permissions.ThemesRead], new PartnerQuotas(perMinute, 1, 1), Now.AddDays(days));

        (CreatePartnerKeyRule.Decide(command, Now).Error?.Code).Should().Be(code);
    }

    [Fact]
    public void A_key_holds_a_permission_and_only_such_as_partners_may_hold()
    {
        foreach (ImmutableArray<string> scopes in new ImmutableArray<string>[] { default, [], [Permissions.ThemesRead, Permissions.TelemetryRead] })
            (CreatePartnerKeyRule.Decide(new CreatePartnerKey("ErgoMate", scopes, null, null), Now).Error?.Code).Should().Be("partner.invalid_scopes");
    }
}
