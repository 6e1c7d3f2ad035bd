using System.Net;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Tenancy;

public sealed class SchoolTests : IAsyncLifetime
{
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private HttpClient _admin = null!;
    private HttpClient _platform = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Configuration = RealSchool.CheapPasswords });
        _school = await RealSchool.OpenAsync(_app);
        _admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));
        _platform = await _school.ClientOfAsync(await _school.HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform));
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        _platform.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_suspended_school_can_be_read_and_not_changed()
    {
        await _platform.PostAsync($"/api/tenants/{_school.Tenant}/suspend", body: null).ShouldBe(HttpStatusCode.OK);

        await _admin.GetJsonAsync("/api/users");
        await _admin.PatchAsync("/api/tenant", new { name = "Another name" }).ShouldBeProblem(HttpStatusCode.Forbidden, "tenant.read_only");
        await _platform.PostAsync($"/api/tenants/{_school.Tenant}/activate", body: null).ShouldBe(HttpStatusCode.OK);
        await _admin.PatchAsync("/api/tenant", new { name = "Another name" }).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("archive")]
    public async Task A_school_that_is_closed_lets_nobody_join(string how)
    {
        var token = await _school.InviteAsync(Role.Teacher, $"new@{_school.Tenant}.example");
        await _platform.PostAsync($"/api/tenants/{_school.Tenant}/{how}", body: null).ShouldBe(HttpStatusCode.OK);
        using var anonymous = _app.Anonymous();

        await anonymous.PostAsync("/api/auth/accept", new { token, password = "quatre chiens noirs" }).ShouldBeProblem(HttpStatusCode.Forbidden, "tenant.read_only");

        await _platform.PostAsync($"/api/tenants/{_school.Tenant}/activate", body: null).ShouldBe(HttpStatusCode.OK);
        await anonymous.PostAsync("/api/auth/accept", new { token, password = "quatre chiens noirs" }).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_archived_school_signs_nobody_in()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        var tokens = await _school.SignInAsync(claire);
        await _platform.PostAsync($"/api/tenants/{_school.Tenant}/archive", body: null).ShouldBe(HttpStatusCode.OK);

        using var anonymous = _app.Anonymous();
        await anonymous.PostAsync("/api/auth/login", new { email = claire.Email, password = RealSchool.Password })
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await anonymous.PostAsync("/api/auth/refresh", new { refreshToken = tokens.GetProperty("refreshToken").GetString() })
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
    }

    [Fact]
    public async Task An_override_applies_to_the_next_request_of_a_token_issued_before()
    {
        using var teacher = await _school.ClientOfAsync(await _school.HireAsync(Role.Teacher));
        await teacher.GetJsonAsync("/api/classes");
        await teacher.GetAsync(new Uri("/api/users", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");

        object[] changes = [new { role = "teacher", permission = "classes:read", allowed = false }, new { role = "teacher", permission = "users:read", allowed = true }];
        await _admin.PutAsync("/api/tenant/permissions", new { changes }).ShouldBe(HttpStatusCode.OK);

        await teacher.GetAsync(new Uri("/api/classes", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        await teacher.GetJsonAsync("/api/users");
        var other = await RealSchool.OpenAsync(_app);
        using var elsewhere = await other.ClientOfAsync(await other.HireAsync(Role.Teacher));
        await elsewhere.GetJsonAsync("/api/classes");
    }

    [Fact]
    public async Task Administration_is_told_newest_first_without_names()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        await _admin.PatchAsync("/api/tenant", new { name = "Institut Émile" }).ShouldBe(HttpStatusCode.OK);
        await _admin.PatchAsync($"/api/users/{claire.Id}", new { role = "referent" }).ShouldBe(HttpStatusCode.OK);

        var first = await _admin.GetJsonAsync("/api/audit?limit=1");
        var second = await _admin.GetJsonAsync($"/api/audit?limit=1&cursor={first.GetProperty("nextCursor").GetString()}");

        var newest = first.GetProperty("items")[0];
        newest.GetProperty("kind").GetString().Should().Be("account.role_changed");
        newest.GetProperty("subject").GetString().Should().Be(claire.Id);
        second.GetProperty("items")[0].GetProperty("kind").GetString().Should().Be("tenant.changed");
        var all = (await _admin.GetJsonAsync("/api/audit?limit=500")).GetRawText();
        foreach (var secret in new[] { "Claire", "Dubois", claire.Email, "Émile", "mile" })
            all.Should().NotContain(secret);
        var tenantOnly = await _admin.GetJsonAsync("/api/audit?kind=tenant.");
        tenantOnly.GetProperty("items").EnumerateArray().Should().AllSatisfy(entry => entry.GetProperty("kind").GetString().Should().StartWith("tenant."));
    }

    [Fact]
    public async Task The_platform_opens_a_school_and_its_first_administrator_sets_a_password()
    {
        var id = $"t-{Guid.NewGuid():n}";
        var administrator = new { email = $"head@{id}.example", firstName = "Ada", lastName = "Byron" };
        var opened = await _platform.PostAsync("/api/tenants", new { id, name = "Lycée", timeZone = "Europe/Paris", administrator }).ShouldBe(HttpStatusCode.Created);
        using var anonymous = _app.Anonymous();
        await anonymous.PostAsync("/api/auth/accept", new { token = opened.GetProperty("invitationToken").GetString(), password = RealSchool.Password })
            .ShouldBe(HttpStatusCode.NoContent);

        var signedIn = await anonymous.PostAsync("/api/auth/login", new { administrator.email, password = RealSchool.Password }).ShouldBe(HttpStatusCode.OK);

        signedIn.GetProperty("user").GetProperty("role").GetString().Should().Be("admin");
        signedIn.GetProperty("user").GetProperty("tenantId").GetString().Should().Be(id);
        await _platform.PostAsync("/api/tenants", new { id, name = "Lycée" }).ShouldBeProblem(HttpStatusCode.Conflict, "tenant.exists");
    }

    [Theory]
    [InlineData("{\"timeZone\":\"Mars/Olympus\"}", "tenant.invalid_time_zone")]
    [InlineData("{\"timeZone\":\"Romance Standard Time\"}", "tenant.invalid_time_zone")]
    [InlineData("{\"language\":\"tlh\"}", "tenant.invalid_language")]
    [InlineData("{\"type\":\"secret\"}", "tenant.invalid_type")]
    [InlineData("{\"name\":\"   \"}", "tenant.invalid_name")]
    public async Task A_wrong_setting_is_named(string body, string code) =>
        await _admin.PatchAsync("/api/tenant", HttpAssertions.Json(body)).ShouldBeProblem((HttpStatusCode)422, code);
}
