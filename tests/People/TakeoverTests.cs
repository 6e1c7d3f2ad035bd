using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>Whoever invites an address gets a token. It opens a membership of the inviting school, and nothing that anybody else holds.</summary>
public sealed class TakeoverTests : IAsyncLifetime
{
    private const string ByAttacker = "mot de passe de B";
    private StudyMateApp _app = null!;
    private RealSchool _a = null!;
    private RealSchool _b = null!;
    private HttpClient _adminOfB = null!;
    private HttpClient _anonymous = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Configuration = RealSchool.CheapPasswords });
        (_a, _b) = (await RealSchool.OpenAsync(_app), await RealSchool.OpenAsync(_app));
        _adminOfB = await _b.ClientOfAsync(await _b.HireAsync(Role.Admin));
        _anonymous = _app.Anonymous();
    }

    public async Task DisposeAsync()
    {
        _adminOfB.Dispose();
        _anonymous.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_pending_administrator_of_a_school_is_not_accepted_by_another_school()
    {
        var email = $"head@{_a.Tenant}.example";
        var ofA = await _a.InviteAsync(Role.Admin, email);

        await AcceptAsync(Token(await InviteAsync(email)), ByAttacker).ShouldBe(HttpStatusCode.NoContent);

        await LoginAsync(email, ByAttacker, _a.Tenant).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        TenantOf(await LoginAsync(email, ByAttacker).ShouldBe(HttpStatusCode.OK)).Should().Be(_b.Tenant);
        await AcceptAsync(ofA, RealSchool.Password).ShouldBe(HttpStatusCode.NoContent);
        await LoginAsync(email, ByAttacker, _a.Tenant).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        TenantOf(await LoginAsync(email, RealSchool.Password).ShouldBe(HttpStatusCode.OK)).Should().Be(_a.Tenant);
    }

    [Fact]
    public async Task Who_was_invited_elsewhere_first_does_not_come_with_that_password()
    {
        var email = $"first@{_a.Tenant}.example";
        await AcceptAsync(Token(await InviteAsync(email)), ByAttacker).ShouldBe(HttpStatusCode.NoContent);

        var later = await _a.InviteAsync(Role.Admin, email);

        later.Should().NotBeNull();
        await LoginAsync(email, ByAttacker, _a.Tenant).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await AcceptAsync(later, RealSchool.Password).ShouldBe(HttpStatusCode.NoContent);
        TenantOf(await LoginAsync(email, RealSchool.Password, _a.Tenant).ShouldBe(HttpStatusCode.OK)).Should().Be(_a.Tenant);
    }

    [Fact]
    public async Task An_active_account_gets_no_membership_that_its_owner_was_not_asked_about()
    {
        var claire = await _a.HireAsync(Role.Teacher);

        Text((await InviteAsync(claire.Email)).GetProperty("user"), "status").Should().Be("pending");

        TenantOf(await LoginAsync(claire.Email, RealSchool.Password).ShouldBe(HttpStatusCode.OK)).Should().Be(_a.Tenant);
        await LoginAsync(claire.Email, RealSchool.Password, _b.Tenant).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        using var client = await _a.ClientOfAsync(claire);
        (await client.GetJsonAsync("/api/me")).GetProperty("memberships").GetArrayLength().Should().Be(1);
        await client.PostAsync("/api/auth/switch", new { tenantId = _b.Tenant }).ShouldBeProblem(HttpStatusCode.Forbidden, "auth.no_membership");
    }

    [Fact]
    public async Task The_platform_s_administrator_is_not_taken_over()
    {
        var root = await _a.HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform);

        await AcceptAsync(Token(await InviteAsync(root.Email)), ByAttacker).ShouldBe(HttpStatusCode.NoContent);

        await LoginAsync(root.Email, ByAttacker, GrainKeys.Platform).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        TenantOf(await LoginAsync(root.Email, ByAttacker).ShouldBe(HttpStatusCode.OK)).Should().Be(_b.Tenant);
        TenantOf(await LoginAsync(root.Email, RealSchool.Password).ShouldBe(HttpStatusCode.OK)).Should().Be(GrainKeys.Platform);
    }

    [Fact]
    public async Task An_invitation_is_answered_alike_whoever_has_the_address()
    {
        var pending = $"pending@{_a.Tenant}.example";
        await _a.InviteAsync(Role.Teacher, pending);
        var active = await _a.HireAsync(Role.Teacher);
        var root = await _a.HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform);

        var answers = new List<string>();
        foreach (var email in new[] { $"nobody@{_b.Tenant}.example", pending, active.Email, root.Email })
            answers.Add(ShapeOf(await InviteAsync(email)));

        answers.Distinct().Should().ContainSingle().Which.Should().Contain("pending");
    }

    private async Task<JsonElement> InviteAsync(string email) =>
        await _adminOfB.PostAsync("/api/users", new { email, firstName = "Ada", lastName = "Byron", role = "teacher" }).ShouldBe(HttpStatusCode.Created);

    private Task<HttpResponseMessage> AcceptAsync(string token, string password) => _anonymous.PostAsync("/api/auth/accept", new { token, password });

    private Task<HttpResponseMessage> LoginAsync(string email, string password, string? tenantId = null) =>
        _anonymous.PostAsync("/api/auth/login", new { email, password, tenantId });

    /// <summary>All that is told, with ids, addresses and secrets made alike.</summary>
    private static string ShapeOf(JsonElement invited)
    {
        var user = invited.GetProperty("user");
        return invited.GetRawText()
            .Replace(Text(user, "id"), "id", StringComparison.Ordinal)
            .Replace(Text(user, "email"), "email", StringComparison.Ordinal)
            .Replace(InvitationToken.Parse(Token(invited))!.Secret, "secret", StringComparison.Ordinal);
    }

    private static string Token(JsonElement invited) => Text(invited, "invitationToken");

    private static string TenantOf(JsonElement signedIn) => Text(signedIn.GetProperty("user"), "tenantId");

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
