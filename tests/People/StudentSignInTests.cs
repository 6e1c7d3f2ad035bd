using System.Net;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

public sealed class StudentSignInTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero));
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private HttpClient _admin = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Time = _clock, Configuration = RealSchool.CheapPasswords });
        _school = await RealSchool.OpenAsync(_app);
        _admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_student_signs_in_with_school_and_code_however_it_is_typed()
    {
        var (id, code) = await EnrolAsync();

        var answer = await SignIn(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)).ShouldBe(HttpStatusCode.OK);

        answer.GetProperty("user").GetProperty("id").GetString().Should().Be(id);
        answer.GetProperty("user").GetProperty("role").GetString().Should().Be("student");
    }

    [Fact]
    public async Task A_code_of_another_school_signs_nobody_in()
    {
        var (_, code) = await EnrolAsync();
        var other = await RealSchool.OpenAsync(_app);

        await SignIn(code, school: other.Tenant).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await SignIn(code, school: "Not a school!").ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    [Fact]
    public async Task A_student_who_left_is_signed_out_within_a_minute()
    {
        var (id, code) = await EnrolAsync();
        var tokens = await SignIn(code).ShouldBe(HttpStatusCode.OK);
        using var student = _school.ClientOf(tokens.GetProperty("accessToken").GetString()!);
        await student.GetJsonAsync("/api/me");

        await _admin.PatchAsync($"/api/students/{id}", new { status = "inactive" }).ShouldBe(HttpStatusCode.OK);

        using var anonymous = _app.Anonymous();
        await anonymous.PostAsync("/api/auth/refresh", new { refreshToken = tokens.GetProperty("refreshToken").GetString() })
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        await SignIn(code).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        _clock.Advance(TimeSpan.FromSeconds(59));
        await student.GetAsync(new Uri("/api/me", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.revoked");
    }

    [Fact]
    public async Task A_replaced_code_ends_what_the_old_one_opened()
    {
        var (id, code) = await EnrolAsync();
        var tokens = await SignIn(code).ShouldBe(HttpStatusCode.OK);

        await _admin.PostAsync($"/api/students/{id}/access-code", body: null).ShouldBe(HttpStatusCode.OK);

        using var anonymous = _app.Anonymous();
        await anonymous.PostAsync("/api/auth/refresh", new { refreshToken = tokens.GetProperty("refreshToken").GetString() })
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_refresh_token");
        await SignIn(code).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    private async Task<(string Id, string Code)> EnrolAsync()
    {
        var created = await _admin.PostAsync("/api/students", new { firstName = "Emma", lastName = "Martin" }).ShouldBe(HttpStatusCode.Created);
        return (created.GetProperty("id").GetString()!, created.GetProperty("accessCode").GetString()!);
    }

    private async Task<HttpResponseMessage> SignIn(string code, string device = "tablet", string? school = null)
    {
        using var client = _app.Anonymous();
        return await client.PostAsync("/api/auth/student", new { school = school ?? _school.Tenant, code, deviceId = device });
    }
}
