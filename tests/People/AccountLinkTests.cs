using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>The one-time link with which a member of lower rank sets a new password, while the account is the school's.</summary>
public sealed class AccountLinkTests : IAsyncLifetime
{
    private const string Next = "quatre chiens noirs";
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
    public async Task A_link_sets_the_password_once_and_ends_every_sign_in()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        var before = Text(await _school.SignInAsync(claire), "refreshToken");
        var token = await MakeAsync(claire);
        // Until it is used nothing has changed.
        await _school.SignInAsync(claire);

        await UseAsync(token, "court").ShouldBeProblem((HttpStatusCode)422, "password.too_short", "password");
        await UseAsync(token).ShouldBe(HttpStatusCode.NoContent);
        await UseAsync(token, "encore un autre").ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_link");

        await _anonymous.PostAsync("/api/auth/refresh", new { refreshToken = before }).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        await LoginAsync(claire, RealSchool.Password).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await LoginAsync(claire, Next).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_ends_after_a_day_and_when_its_owner_sets_a_password()
    {
        var (claire, marc) = (await _school.HireAsync(Role.Teacher), await _school.HireAsync(Role.Teacher));
        var (late, useless) = (await MakeAsync(claire), await MakeAsync(marc));
        using var owner = await _school.ClientOfAsync(marc);
        await owner.PostAsync("/api/auth/password", new { currentPassword = RealSchool.Password, newPassword = Next }).ShouldBe(HttpStatusCode.OK);

        _clock.Advance(TimeSpan.FromHours(24));

        await UseAsync(late).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_link");
        await UseAsync(useless).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_link");
    }

    [Fact]
    public async Task Nobody_makes_a_link_for_who_has_their_own_rank_or_a_higher_one()
    {
        var (peer, director) = (await _school.HireAsync(Role.Admin), await _school.HireAsync(Role.Direction));
        using var direction = await _school.ClientOfAsync(director);

        await LinkAsync(_admin, peer).ShouldBeProblem(HttpStatusCode.Forbidden, "account.role_not_below_own");
        await LinkAsync(direction, director).ShouldBeProblem(HttpStatusCode.Forbidden, "account.role_not_below_own");
        await LinkAsync(direction, peer).ShouldBeProblem(HttpStatusCode.Forbidden, "account.role_not_below_own");
        await LinkAsync(_admin, director).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_account_that_its_owner_uses_elsewhere_too_is_nobody_s_to_recover()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        var early = await MakeAsync(claire);
        var other = await RealSchool.OpenAsync(_app);
        var there = await other.AdmitAsync(claire, Role.Teacher);
        using var adminThere = await other.ClientOfAsync(await other.HireAsync(Role.Admin));

        await LinkAsync(_admin, claire).ShouldBeProblem(HttpStatusCode.Conflict, "account.not_held");
        await LinkAsync(adminThere, there).ShouldBeProblem(HttpStatusCode.Conflict, "account.not_held");
        await UseAsync(early).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_link");
        await _school.SignInAsync(claire);
    }

    [Fact]
    public async Task Who_has_not_redeemed_an_invitation_and_who_is_elsewhere_have_no_link()
    {
        var pending = InvitationToken.Parse(await _school.InviteAsync(Role.Teacher, $"pending@{_school.Tenant}.example"))!;
        var other = await RealSchool.OpenAsync(_app);
        var elsewhere = await other.HireAsync(Role.Teacher);

        await _admin.PostAsync($"/api/users/{pending.MemberId}/link", body: null).ShouldBeProblem(HttpStatusCode.Conflict, "user.not_joined");
        await LinkAsync(_admin, elsewhere).ShouldBeProblem(HttpStatusCode.NotFound, "user.not_found");
    }

    private async Task<string> MakeAsync(Person person) => Text(await LinkAsync(_admin, person).ShouldBe(HttpStatusCode.OK), "token");

    private static Task<HttpResponseMessage> LinkAsync(HttpClient by, Person person) => by.PostAsync($"/api/users/{person.Id}/link", body: null);

    private Task<HttpResponseMessage> UseAsync(string token, string password = Next) => _anonymous.PostAsync("/api/auth/reset", new { token, password });

    private Task<HttpResponseMessage> LoginAsync(Person person, string password) =>
        _anonymous.PostAsync("/api/auth/login", new { email = person.Email, password, tenantId = person.Tenant });

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
