using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>A kept answer may hold a secret: it is told again to who may still be told, and to nobody else.</summary>
public sealed class KeptSecretsTests : IAsyncLifetime
{
    private const string Key = "k1";
    private TestSchool _school = null!;

    public async Task InitializeAsync() => _school = await TestSchool.CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string, string, string, HttpStatusCode, string> Secrets => new()
    {
        { "students:create", "/api/students", """{"firstName":"Emma","lastName":"Martin"}""", HttpStatusCode.Created, "accessCode" },
        { "users:create", "/api/users", """{"email":"claire@school.example","firstName":"Claire","lastName":"Dubois","role":"teacher"}""", HttpStatusCode.Created, "invitationToken" },
        { "webhooks:manage", "/api/webhooks/ergo/secret", "{}", HttpStatusCode.OK, "secret" },
        { "webhooks:manage", "/api/webhooks/endpoints", """{"url":"https://partner.example/hook","events":["theme.published"]}""", HttpStatusCode.Created, "secret" },
        { "partners:manage", "/api/partners", """{"name":"Partner","scopes":["students:read"]}""", HttpStatusCode.Created, "apiKey" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task A_secret_is_not_told_again_to_who_lost_the_right(string permission, string path, string body, HttpStatusCode status, string secret)
    {
        // Direction may not hold it by the table, and an administrator cannot lose the rights over people: a school grants it, then takes it away.
        await OverrideAsync(permission, allowed: true);
        var direction = _school.As(Role.Direction);
        var first = await direction.PostAsync(path, HttpAssertions.Json(body), Key).ShouldBe(status);
        var again = await direction.PostAsync(path, HttpAssertions.Json(body), Key).ShouldBe(status);
        Text(again, secret).Should().Be(Text(first, secret));

        await OverrideAsync(permission, allowed: false);

        await direction.PostAsync(path, HttpAssertions.Json(body), Key).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        await OverrideAsync(permission, allowed: true);
        Text(await direction.PostAsync(path, HttpAssertions.Json(body), Key).ShouldBe(status), secret).Should().Be(Text(first, secret));
    }

    [Fact]
    public async Task A_code_is_not_told_again_to_a_teacher_who_lost_the_class()
    {
        var admin = _school.As(Role.Admin);
        var teacher = Text(await admin.PostAsync("/api/users", new { email = "marc@school.example", firstName = "Marc", lastName = "Petit", role = "teacher" }).ShouldBe(HttpStatusCode.Created), "id");
        var classId = Text(await admin.PostAsync("/api/classes", new { name = "6e A", teacherIds = (string[])[teacher] }).ShouldBe(HttpStatusCode.Created), "id");
        var student = Text(await admin.PostAsync("/api/students", new { firstName = "Emma", lastName = "Martin", classId }).ShouldBe(HttpStatusCode.Created), "id");
        var marc = _school.As(Role.Teacher, teacher);
        var code = $"/api/students/{student}/access-code";
        var first = await marc.PostAsync(code, null, Key).ShouldBe(HttpStatusCode.OK);
        Text(await marc.PostAsync(code, null, Key).ShouldBe(HttpStatusCode.OK), "accessCode").Should().Be(Text(first, "accessCode"));

        await admin.PatchAsync($"/api/classes/{classId}", new { teacherIds = Array.Empty<string>() }).ShouldBe(HttpStatusCode.OK);

        await marc.PostAsync(code, null, Key).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("archive")]
    public async Task A_secret_is_not_told_again_in_a_school_that_is_closed(string how)
    {
        var admin = _school.As(Role.Admin);
        var body = new { firstName = "Emma", lastName = "Martin" };
        await admin.PostAsync("/api/students", body, Key).ShouldBe(HttpStatusCode.Created);

        await _school.App.As(new Actor("root", GrainKeys.Platform, Role.PlatformAdmin)).PostAsync($"/api/tenants/{_school.Tenant}/{how}", null).ShouldBe(HttpStatusCode.OK);

        await admin.PostAsync("/api/students", body, Key).ShouldBeProblem(HttpStatusCode.Forbidden, "tenant.read_only");
    }

    [Theory]
    [InlineData("/api/students/")]
    [InlineData("/API/Students")]
    [InlineData("/api/%73tudents")]
    public async Task One_key_makes_one_student_however_the_route_is_written(string other)
    {
        var direction = _school.As(Role.Direction);
        var body = new { firstName = "Emma", lastName = "Martin" };
        var first = await direction.PostAsync("/api/students", body, Key).ShouldBe(HttpStatusCode.Created);

        var again = await direction.PostAsync(other, body, Key).ShouldBe(HttpStatusCode.Created);

        Text(again, "id").Should().Be(Text(first, "id"));
        (await direction.GetJsonAsync("/api/students")).GetProperty("items").GetArrayLength().Should().Be(1);
    }

    private async Task OverrideAsync(string permission, bool allowed) => await _school.As(Role.Admin)
        .PutAsync("/api/tenant/permissions", new { changes = (object[])[new { role = "direction", permission, allowed }] })
        .ShouldBe(HttpStatusCode.OK);

    /// <summary>The text of this name, wherever in the answer it stands first.</summary>
    private static string Text(JsonElement json, string name)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return "";
        if (json.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String)
            return found.GetString()!;
        return json.EnumerateObject().Select(member => Text(member.Value, name)).FirstOrDefault(text => text.Length > 0) ?? "";
    }
}
