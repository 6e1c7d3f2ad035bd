using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

public sealed class SignInTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero));
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Time = _clock, Configuration = RealSchool.CheapPasswords });
        _school = await RealSchool.OpenAsync(_app);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Signing_in_answers_tokens_and_the_user()
    {
        var claire = await _school.HireAsync(Role.Teacher);

        var answer = await _school.SignInAsync(claire);

        answer.GetProperty("expiresIn").GetInt32().Should().Be(900);
        var user = answer.GetProperty("user");
        (Text(user, "id"), Text(user, "tenantId"), Text(user, "role"), Text(user, "displayName")).Should().Be((claire.Id, _school.Tenant, "teacher", "Claire Dubois"));
        using var client = _school.ClientOf(Text(answer, "accessToken"));
        var me = await client.GetJsonAsync("/api/me");
        Text(me, "displayName").Should().Be("Claire Dubois");
        me.GetProperty("permissions").EnumerateArray().Select(item => item.GetString()).Should().Contain("assignments:create");
        me.GetProperty("permissions").EnumerateArray().Select(item => item.GetString()).Should().NotContain("users:read");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_e_mail_get_the_same_answer()
    {
        var claire = await _school.HireAsync(Role.Teacher);

        var wrong = await Login(claire.Email, "not this one at all").ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        var unknown = await Login("nobody@school.example", "not this one at all").ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");

        Text(unknown, "detail").Should().Be(Text(wrong, "detail"));
    }

    [Fact]
    public async Task An_account_of_two_schools_chooses_and_switches()
    {
        var other = await RealSchool.OpenAsync(_app);
        var here = await _school.HireAsync(Role.Teacher, $"both@{_school.Tenant}.example");
        var there = await other.AdmitAsync(here, Role.Direction);

        var choice = await Login(here.Email, RealSchool.Password).ShouldBe(HttpStatusCode.OK);
        choice.GetProperty("memberships").GetArrayLength().Should().Be(2);
        var first = await _school.SignInAsync(here);
        using var client = _school.ClientOf(Text(first, "accessToken"));
        var switched = await client.PostAsync("/api/auth/switch", new { tenantId = other.Tenant }).ShouldBe(HttpStatusCode.OK);

        Text(switched.GetProperty("user"), "role").Should().Be("direction");
        using var moved = _school.ClientOf(Text(switched, "accessToken"));
        var me = await moved.GetJsonAsync("/api/me");
        (Text(me, "tenantId"), Text(me, "id")).Should().Be((other.Tenant, there.Id));
        await Refresh(Text(first, "refreshToken")).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        await client.GetAsync(new Uri("/api/me", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.revoked");
    }

    [Fact]
    public async Task A_member_of_staff_is_told_the_schools_to_go_on_in()
    {
        var other = await RealSchool.OpenAsync(_app);
        var here = await _school.HireAsync(Role.Teacher, $"several@{_school.Tenant}.example");
        var there = await other.AdmitAsync(here, Role.Direction);
        using var client = await _school.ClientOfAsync(here);

        (await SchoolsOf(client)).Should().Equal((_school.Tenant, "teacher"), (other.Tenant, "direction"));

        using var admin = await other.ClientOfAsync(await other.HireAsync(Role.Admin));
        await admin.PatchAsync($"/api/users/{there.Id}", new { status = "inactive" }).ShouldBe(HttpStatusCode.OK);
        (await SchoolsOf(client)).Should().Equal((_school.Tenant, "teacher"));
    }

    [Fact]
    public async Task A_student_has_no_schools_to_choose_from()
    {
        using var admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));
        var emma = await admin.PostAsync("/api/students", new { firstName = "Emma", lastName = "Martin" }).ShouldBe(HttpStatusCode.Created);
        using var anonymous = _app.Anonymous();
        var signedIn = await anonymous.PostAsync("/api/auth/student", new { school = _school.Tenant, code = Text(emma, "accessCode") }).ShouldBe(HttpStatusCode.OK);

        using var client = _school.ClientOf(Text(signedIn, "accessToken"));

        (await SchoolsOf(client)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_previous_refresh_token_answers_the_same_successor_until_that_is_used()
    {
        var first = Text(await _school.SignInAsync(await _school.HireAsync(Role.Teacher)), "refreshToken");

        var second = Text(await Refresh(first).ShouldBe(HttpStatusCode.OK), "refreshToken");
        _clock.Advance(TimeSpan.FromSeconds(59));
        Text(await Refresh(first).ShouldBe(HttpStatusCode.OK), "refreshToken").Should().Be(second);
        var third = Text(await Refresh(second).ShouldBe(HttpStatusCode.OK), "refreshToken");
        await Refresh(first).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");

        // Somebody has a copy: the whole family ended.
        await Refresh(third).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
    }

    [Fact]
    public async Task The_previous_refresh_token_is_reuse_after_a_minute()
    {
        var first = Text(await _school.SignInAsync(await _school.HireAsync(Role.Teacher)), "refreshToken");
        var second = Text(await Refresh(first).ShouldBe(HttpStatusCode.OK), "refreshToken");

        _clock.Advance(TimeSpan.FromSeconds(61));

        await Refresh(first).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        await Refresh(second).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000")]
    [InlineData("a~b")]
    [InlineData("~")]
    public async Task A_wrong_secret_for_a_known_sign_in_ends_nothing(string secret)
    {
        var claire = await _school.HireAsync(Role.Teacher);
        var token = Text(await _school.SignInAsync(claire), "refreshToken");
        var foreign = Text(await _school.SignInAsync(claire), "refreshToken");
        var family = token[..token.LastIndexOf('.')];
        foreach (var wrong in (string[])[secret, token[(family.Length + 1)..] + "0", "0" + token[(family.Length + 1)..], foreign[(foreign.LastIndexOf('.') + 1)..]])
        {
            await Refresh($"{family}.{wrong}").ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
            using var stranger = _app.Anonymous();
            stranger.DefaultRequestHeaders.Add("X-StudyMate-Client", "browser");
            stranger.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={family}.{wrong}");
            await stranger.PostAsync("/api/auth/logout", body: null).ShouldBe(HttpStatusCode.NoContent);
        }

        await Refresh(token).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_of_three_rotations_ago_still_ends_the_sign_in()
    {
        var first = Text(await _school.SignInAsync(await _school.HireAsync(Role.Teacher)), "refreshToken");
        var last = first;
        for (var i = 0; i < 3; i++)
            last = Text(await Refresh(last).ShouldBe(HttpStatusCode.OK), "refreshToken");

        await Refresh(first).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");

        await Refresh(last).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
    }

    [Fact]
    public async Task An_access_token_ends_after_fifteen_minutes()
    {
        using var client = await _school.ClientOfAsync(await _school.HireAsync(Role.Teacher));

        _clock.Advance(TimeSpan.FromMinutes(15));

        await client.GetAsync(new Uri("/api/me", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.token_expired");
    }

    [Fact]
    public async Task Logging_out_ends_both_tokens()
    {
        var tokens = await _school.SignInAsync(await _school.HireAsync(Role.Teacher));
        using var client = _school.ClientOf(Text(tokens, "accessToken"));
        await client.GetJsonAsync("/api/me");

        await client.PostAsync("/api/auth/logout", body: null).ShouldBe(HttpStatusCode.NoContent);

        await client.GetAsync(new Uri("/api/me", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.revoked");
        await Refresh(Text(tokens, "refreshToken")).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
    }

    [Theory]
    [InlineData("{\"status\":\"inactive\"}")]
    [InlineData("{\"role\":\"referent\"}")]
    public async Task A_new_role_or_status_reaches_access_tokens_within_a_minute_and_refresh_tokens_at_once(string change)
    {
        var claire = await _school.HireAsync(Role.Teacher);
        var tokens = await _school.SignInAsync(claire);
        using var client = _school.ClientOf(Text(tokens, "accessToken"));
        await client.GetJsonAsync("/api/me");
        using var admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));

        await admin.PatchAsync($"/api/users/{claire.Id}", HttpAssertions.Json(change)).ShouldBe(HttpStatusCode.OK);

        await Refresh(Text(tokens, "refreshToken")).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        _clock.Advance(TimeSpan.FromSeconds(59));
        await client.GetAsync(new Uri("/api/me", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.revoked");
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var first = await _school.HireAsync(Role.Admin);
        using var client = await _school.ClientOfAsync(first);

        await client.PatchAsync($"/api/users/{first.Id}", new { role = "teacher" }).ShouldBeProblem(HttpStatusCode.Conflict, "account.last_admin");
        await client.PatchAsync($"/api/users/{first.Id}", new { status = "inactive" }).ShouldBeProblem(HttpStatusCode.Conflict, "account.self_deactivation");
        await _school.HireAsync(Role.Admin);
        await client.PatchAsync($"/api/users/{first.Id}", new { role = "teacher" }).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_director_cannot_make_an_administrator()
    {
        using var director = await _school.ClientOfAsync(await _school.HireAsync(Role.Direction));
        var body = new { email = $"new@{_school.Tenant}.example", firstName = "Ada", lastName = "Byron", role = "admin" };

        await director.PostAsync("/api/users", body).ShouldBeProblem(HttpStatusCode.Forbidden, "account.role_above_own");
        await Login(body.email, RealSchool.Password).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    private static async Task<IEnumerable<(string Tenant, string Role)>> SchoolsOf(HttpClient client) =>
        [.. (await client.GetJsonAsync("/api/me")).GetProperty("memberships").EnumerateArray().Select(item => (Text(item, "tenantId"), Text(item, "role")))];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private async Task<HttpResponseMessage> Login(string email, string password)
    {
        using var client = _app.Anonymous();
        return await client.PostAsync("/api/auth/login", new { email, password });
    }

    private async Task<HttpResponseMessage> Refresh(string refreshToken)
    {
        using var client = _app.Anonymous();
        return await client.PostAsync("/api/auth/refresh", new { refreshToken });
    }
}
