using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>The invitation of a member: one live token, which opens this membership, once and within 72 hours.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero));
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private HttpClient _admin = null!;
    private HttpClient _anonymous = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Time = _clock, Configuration = RealSchool.CheapPasswords });
        _school = await RealSchool.OpenAsync(_app);
        _admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));
        _anonymous = _app.Anonymous();
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        _anonymous.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task An_invitation_says_to_its_holder_what_it_opens()
    {
        var token = await InviteAsync("ada");

        var read = await ReadAsync(token).ShouldBe(HttpStatusCode.OK);

        (Text(read, "tenantId"), Text(read, "email"), Text(read, "role")).Should().Be((_school.Tenant, AddressOf("ada"), "teacher"));
        read.GetProperty("expiresAt").GetDateTimeOffset().Should().Be(_clock.GetUtcNow().AddHours(72));
        await ReadAsync(token + "x").ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
    }

    [Fact]
    public async Task An_invitation_ends_after_seventy_two_hours()
    {
        var token = await InviteAsync("ada");

        _clock.Advance(TimeSpan.FromHours(72));

        await ReadAsync(token).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
        await AcceptAsync(token).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
    }

    [Fact]
    public async Task A_renewed_invitation_replaces_the_one_before()
    {
        var first = await InviteAsync("ada");
        _clock.Advance(TimeSpan.FromHours(72));
        using var admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));

        var second = Text(await admin.PostAsync($"/api/users/{MemberOf(first)}/invitation", body: null).ShouldBe(HttpStatusCode.OK), "invitationToken");

        await AcceptAsync(first).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
        await AcceptAsync(second).ShouldBe(HttpStatusCode.NoContent);
        await admin.PostAsync($"/api/users/{MemberOf(first)}/invitation", body: null).ShouldBeProblem(HttpStatusCode.Conflict, "account.has_password");
    }

    [Fact]
    public async Task A_revoked_invitation_opens_nothing()
    {
        var token = await InviteAsync("ada");

        await _admin.SendAsync(HttpMethod.Delete, $"/api/users/{MemberOf(token)}/invitation").ShouldBe(HttpStatusCode.NoContent);

        await AcceptAsync(token).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
        Text(await _admin.GetJsonAsync($"/api/users/{MemberOf(token)}"), "status").Should().Be("pending");
    }

    [Fact]
    public async Task Who_is_deactivated_cannot_be_accepted_by_what_is_out()
    {
        var token = await InviteAsync("ada");
        await _admin.PatchAsync($"/api/users/{MemberOf(token)}", new { status = "inactive" }).ShouldBe(HttpStatusCode.OK);
        await _admin.PostAsync($"/api/users/{MemberOf(token)}/invitation", body: null).ShouldBeProblem(HttpStatusCode.Conflict, "user.inactive");

        Text(await _admin.PatchAsync($"/api/users/{MemberOf(token)}", new { status = "active" }).ShouldBe(HttpStatusCode.OK), "status").Should().Be("pending");

        await AcceptAsync(token).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
    }

    [Fact]
    public async Task Of_two_that_redeem_it_at_once_one_is_refused_and_its_password_does_not_count()
    {
        var token = await InviteAsync("ada");

        var answers = await Task.WhenAll(AcceptAsync(token, "premier mot de passe"), AcceptAsync(token, "second mot de passe"));

        answers.Select(answer => answer.StatusCode).Should().BeEquivalentTo([HttpStatusCode.NoContent, HttpStatusCode.Unauthorized]);
        var accepted = answers[0].IsSuccessStatusCode ? "premier mot de passe" : "second mot de passe";
        var refused = answers[0].IsSuccessStatusCode ? "second mot de passe" : "premier mot de passe";
        await LoginAsync(AddressOf("ada"), refused).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await LoginAsync(AddressOf("ada"), accepted).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Redeemed_while_signed_in_the_membership_joins_the_account_of_its_owner()
    {
        var other = await RealSchool.OpenAsync(_app);
        var claire = await other.HireAsync(Role.Teacher);
        var token = await InviteAsync("claire");
        using var owner = await other.ClientOfAsync(claire);

        var joined = await owner.PostAsync("/api/auth/link", new { token }).ShouldBe(HttpStatusCode.OK);

        (Text(joined, "tenantId"), Text(joined, "role")).Should().Be((_school.Tenant, "teacher"));
        var switched = await owner.PostAsync("/api/auth/switch", new { tenantId = _school.Tenant }).ShouldBe(HttpStatusCode.OK);
        Text(switched.GetProperty("user"), "id").Should().Be(MemberOf(token));
        // Here by the address of the invitation and by that of the account; nowhere by the invited one without the school.
        await LoginAsync(AddressOf("claire"), RealSchool.Password, _school.Tenant).ShouldBe(HttpStatusCode.OK);
        await LoginAsync(claire.Email, RealSchool.Password, _school.Tenant).ShouldBe(HttpStatusCode.OK);
        await LoginAsync(AddressOf("claire"), RealSchool.Password).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        (await LoginAsync(claire.Email, RealSchool.Password).ShouldBe(HttpStatusCode.OK)).GetProperty("memberships").GetArrayLength().Should().Be(2);
        await AcceptAsync(token).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
    }

    [Fact]
    public async Task An_account_is_a_member_of_a_school_once()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        using var owner = await _school.ClientOfAsync(claire);
        var token = await InviteAsync("second");

        await owner.PostAsync("/api/auth/link", new { token }).ShouldBeProblem(HttpStatusCode.Conflict, "account.member_already");

        await AcceptAsync(token).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Accounts_of_the_platform_and_of_schools_stay_apart()
    {
        using var root = await _school.ClientOfAsync(await _school.HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform));
        using var claire = await _school.ClientOfAsync(await _school.HireAsync(Role.Teacher));
        var body = new { email = AddressOf("root"), firstName = "Ada", lastName = "Byron", role = "platform_admin" };
        var ofThePlatform = Text(await root.PostAsync("/api/users", body).ShouldBe(HttpStatusCode.Created), "invitationToken");

        await root.PostAsync("/api/auth/link", new { token = await InviteAsync("ada") }).ShouldBeProblem(HttpStatusCode.Conflict, "account.platform_alone");
        await claire.PostAsync("/api/auth/link", new { token = ofThePlatform }).ShouldBeProblem(HttpStatusCode.Conflict, "account.platform_alone");
    }

    [Fact]
    public async Task The_platform_invites_an_administrator_of_a_school_that_has_none_left()
    {
        using var root = await _school.ClientOfAsync(await _school.HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform));
        var person = new { email = AddressOf("new"), firstName = "Ada", lastName = "Byron" };
        var first = Text(await root.PostAsync($"/api/tenants/{_school.Tenant}/administrators", person).ShouldBe(HttpStatusCode.OK), "invitationToken");

        var second = Text(await root.PostAsync($"/api/tenants/{_school.Tenant}/administrators", person).ShouldBe(HttpStatusCode.OK), "invitationToken");

        await AcceptAsync(first).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
        await AcceptAsync(second).ShouldBe(HttpStatusCode.NoContent);
        var signedIn = await LoginAsync(person.email, RealSchool.Password, _school.Tenant).ShouldBe(HttpStatusCode.OK);
        Text(signedIn.GetProperty("user"), "role").Should().Be("admin");
        await root.PostAsync($"/api/tenants/{_school.Tenant}/administrators", person).ShouldBeProblem(HttpStatusCode.Conflict, "user.exists");
    }

    private async Task<string> InviteAsync(string name) => Text(
        await _admin.PostAsync("/api/users", new { email = AddressOf(name), firstName = "Ada", lastName = "Byron", role = "teacher" }).ShouldBe(HttpStatusCode.Created),
        "invitationToken");

    private Task<HttpResponseMessage> ReadAsync(string token) => _anonymous.PostAsync("/api/auth/invitation", new { token });

    private Task<HttpResponseMessage> AcceptAsync(string token, string password = RealSchool.Password) => _anonymous.PostAsync("/api/auth/accept", new { token, password });

    private Task<HttpResponseMessage> LoginAsync(string email, string password, string? tenantId = null) =>
        _anonymous.PostAsync("/api/auth/login", new { email, password, tenantId });

    private string AddressOf(string name) => $"{name}@{_school.Tenant}.example";

    private static string MemberOf(string token) => InvitationToken.Parse(token)!.MemberId;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
