using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>A password is set by an invitation, by a link or by its owner: by the same rules.</summary>
public sealed class NewPasswordTests : IAsyncLifetime
{
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private HttpClient _anonymous = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Configuration = RealSchool.CheapPasswords });
        _school = await RealSchool.OpenAsync(_app);
        _anonymous = _app.Anonymous();
    }

    public async Task DisposeAsync()
    {
        _anonymous.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task An_invited_person_sets_a_password_once()
    {
        using var admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));
        var email = $"ada@{_school.Tenant}.example";
        var invited = await admin.PostAsync("/api/users", new { email, firstName = "Ada", lastName = "Byron", role = "teacher" }).ShouldBe(HttpStatusCode.Created);
        Text(invited.GetProperty("user"), "status").Should().Be("pending");
        var token = Text(invited, "invitationToken");

        await _anonymous.PostAsync("/api/auth/accept", new { token, password = "Motdepasse1" }).ShouldBeProblem((HttpStatusCode)422, "password.too_common", "password");
        await _anonymous.PostAsync("/api/auth/accept", new { token, password = "quatre chiens noirs" }).ShouldBe(HttpStatusCode.NoContent);
        await _anonymous.PostAsync("/api/auth/accept", new { token, password = "autre mot de passe" }).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");

        await LoginAsync(email, "quatre chiens noirs").ShouldBe(HttpStatusCode.OK);
        await admin.PostAsync("/api/users", new { email, firstName = "Ada", lastName = "Byron", role = "teacher" }).ShouldBeProblem(HttpStatusCode.Conflict, "user.exists");
    }

    [Fact]
    public async Task A_new_password_ends_every_other_sign_in()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        var elsewhere = await _school.SignInAsync(claire);
        using var client = await _school.ClientOfAsync(claire);

        var changed = await client.PostAsync("/api/auth/password", new { currentPassword = RealSchool.Password, newPassword = "quatre chiens noirs" })
            .ShouldBe(HttpStatusCode.OK);

        await _anonymous.PostAsync("/api/auth/refresh", new { refreshToken = Text(elsewhere, "refreshToken") }).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        using var here = _school.ClientOf(Text(changed, "accessToken"));
        await here.GetJsonAsync("/api/me");
        await LoginAsync(claire.Email, RealSchool.Password).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await LoginAsync(claire.Email, "quatre chiens noirs").ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("court", "password.too_short")]
    [InlineData("P@ssw0rd2024", "password.too_common")]
    [InlineData("EcoleDessai2026", "password.too_common")]
    public async Task A_weak_password_is_refused_at_every_door(string password, string code)
    {
        var claire = await _school.HireAsync(Role.Teacher);
        using var admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));
        using var client = await _school.ClientOfAsync(claire);
        var link = Text(await admin.PostAsync($"/api/users/{claire.Id}/link", null).ShouldBe(HttpStatusCode.OK), "token");

        await _anonymous.PostAsync("/api/auth/accept", new { token = await _school.InviteAsync(Role.Teacher, $"ada@{_school.Tenant}.example"), password })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, code, "password");
        await _anonymous.PostAsync("/api/auth/reset", new { token = link, password }).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, code, "password");
        await client.PostAsync("/api/auth/password", new { currentPassword = RealSchool.Password, newPassword = password })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, code, "password");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private Task<HttpResponseMessage> LoginAsync(string email, string password) => _anonymous.PostAsync("/api/auth/login", new { email, password });
}
