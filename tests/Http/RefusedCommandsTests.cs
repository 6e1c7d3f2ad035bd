using System.Net;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Tenancy;

namespace StudyMate.Http;

/// <summary>Each command is refused by each of its checks, beside changes that would be good: nothing of it is stored.</summary>
public sealed class RefusedCommandsTests : IAsyncLifetime
{
    private StudyMateApp _app = null!;
    private LiveSchool _school = null!;
    private readonly Dictionary<string, string> _things = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Configuration = RealSchool.CheapPasswords });
        _school = await LiveSchool.OpenAsync(_app);
        var admin = _school.School.As(Role.Admin);
        _things["class"] = _school.ClassId;
        _things["emptyClass"] = _school.OtherClassId;
        _things["theme"] = _school.ThemeId;
        _things["student"] = _school.Students[0];
        _things["promotion"] = await CreateAsync(admin, "/api/promotions", new { name = "L1", yearStart = 2025, yearEnd = 2026 });
        _things["otherPromotion"] = await CreateAsync(admin, "/api/promotions", new { name = "L2", yearStart = 2025, yearEnd = 2026 });
        _things["promoted"] = await CreateAsync(admin, "/api/classes", new { name = "Promue", promotionId = _things["promotion"] });
        _things["archived"] = await CreateAsync(admin, "/api/classes", new { name = "Ancienne" });
        await admin.DeleteAsync(new Uri($"/api/classes/{_things["archived"]}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        _things["numbered"] = await CreateAsync(admin, "/api/students", new { firstName = "Ana", lastName = "Roux", schoolId = "A-1" });
        _things["teacher"] = await InviteAsync(admin, "teacher@refused.example", "teacher");
        _things["inactive"] = await InviteAsync(admin, "inactive@refused.example", "teacher");
        await admin.PatchAsync($"/api/users/{_things["inactive"]}", new { status = "inactive" }).ShouldBe(HttpStatusCode.OK);
        _things["draft"] = await CreateAsync(admin, "/api/themes", new { title = "Brouillon" });
        _things["mission"] = (await _school.AssignAsync(due: "2030-06-30")).GetProperty("id").GetString()!;
        _things["cancelled"] = (await _school.AssignAsync(due: "2030-07-30")).GetProperty("id").GetString()!;
        await admin.PostAsync($"/api/assignments/{_things["cancelled"]}/cancel", null).ShouldBe(HttpStatusCode.OK);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Nothing_of_a_refused_command_is_stored() => (await FindingsAsync(Refused())).Should().BeEmpty();

    [Fact]
    public async Task Nothing_of_a_command_beyond_the_licence_is_stored()
    {
        // As many as there are: four students, one teacher who counts, three classes.
        (await _school.School.Grain<ITenantGrain>(ITenantGrain.Id).ChangeLicencesAsync(new ChangeLicences(new LicencesView(4, 1, 3), "test"), CancellationToken.None))
            .Succeeded.Should().BeTrue();

        (await FindingsAsync(BeyondTheLicence())).Should().BeEmpty();
    }

    private async Task<string> FindingsAsync(IEnumerable<(Role Role, string Method, string Path, string Body, string Code)> commands)
    {
        var findings = new List<string>();
        foreach (var (role, method, path, body, code) in commands)
        {
            var before = StoredState.Of(_app.DataFolder);
            using var client = _school.School.As(role);
            using var answer = await client.SendAsync(new HttpMethod(method), Fill(path), HttpAssertions.Json(Fill(body)));
            var told = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode || !told.Contains($"\"{code}\"", StringComparison.Ordinal))
                findings.Add($"{method} {path} {body}: {code} was expected, {(int)answer.StatusCode} {told}");
            var after = StoredState.Of(_app.DataFolder);
            findings.AddRange(after.Except(before, StringComparer.Ordinal).Select(line => $"{method} {path} {body}: stored {line}"));
            findings.AddRange(before.Except(after, StringComparer.Ordinal).Select(line => $"{method} {path} {body}: lost {line}"));
        }

        return string.Join(Environment.NewLine, findings);
    }

    private static IEnumerable<(Role Role, string Method, string Path, string Body, string Code)> Refused() =>
    [
        // Staff: everything is asked before anything is written.
        (Role.Admin, "POST", "/api/users", """{"email":"no","firstName":"Ada","lastName":"Byron","role":"referent"}""", "user.invalid_email"),
        (Role.Admin, "POST", "/api/users", """{"email":"ada@r.example","firstName":"","lastName":"Byron","role":"referent"}""", "user.invalid_name"),
        (Role.Admin, "POST", "/api/users", """{"email":"ada@r.example","firstName":"Ada","lastName":"Byron","role":"king"}""", "user.invalid_role"),
        (Role.Direction, "POST", "/api/users", """{"email":"ada@r.example","firstName":"Ada","lastName":"Byron","role":"admin"}""", "account.role_above_own"),
        (Role.Admin, "POST", "/api/users", """{"email":"teacher@refused.example","firstName":"Ada","lastName":"Byron","role":"referent"}""", "user.exists"),
        (Role.Admin, "POST", "/api/users", """{"email":"ada@r.example","firstName":"Ada","lastName":"Byron","role":"referent","classIds":["{class}","nowhere"]}""", "user.unknown_class"),
        (Role.Admin, "POST", "/api/users", """{"email":"ada@r.example","firstName":"Ada","lastName":"Byron","role":"referent","classIds":["{class}","{archived}"]}""", "class.archived"),
        (Role.Admin, "PATCH", "/api/users/{teacher}", """{"role":"referent","firstName":"Zoé","classIds":["{class}","{archived}"]}""", "class.archived"),
        (Role.Admin, "PATCH", "/api/users/{teacher}", """{"role":"referent","firstName":"Zoé","classIds":["{class}","nowhere"]}""", "user.unknown_class"),
        (Role.Admin, "PATCH", "/api/users/{teacher}", """{"status":"inactive","firstName":"Zoé","classIds":["{class}"]}""", "user.inactive"),
        (Role.Admin, "PATCH", "/api/users/{teacher}", """{"role":"king","firstName":"Zoé","classIds":["{class}"]}""", "user.invalid_role"),
        (Role.Admin, "PATCH", "/api/users/{teacher}", """{"role":"referent","status":"asleep","classIds":["{class}"]}""", "user.invalid_status"),
        (Role.Admin, "PATCH", "/api/users/{teacher}", """{"role":"referent","lastName":" ","classIds":["{class}"]}""", "user.invalid_name"),
        (Role.Direction, "PATCH", "/api/users/{teacher}", """{"role":"admin","firstName":"Zoé"}""", "account.role_above_own"),
        (Role.Admin, "PATCH", "/api/users/nowhere", """{"firstName":"Zoé"}""", "user.not_found"),
        (Role.Admin, "POST", "/api/users/{inactive}/invitation", "{}", "user.inactive"),
        (Role.Admin, "POST", "/api/users/{teacher}/link", "{}", "user.not_joined"),

        // Students
        (Role.Admin, "POST", "/api/students", """{"firstName":"Ada","lastName":"","classId":"{class}"}""", "field.required"),
        (Role.Admin, "POST", "/api/students", """{"firstName":"Ada","lastName":"Byron","classId":"nowhere"}""", "class.not_found"),
        (Role.Admin, "POST", "/api/students", """{"firstName":"Ada","lastName":"Byron","classId":"{archived}"}""", "class.archived"),
        (Role.Admin, "POST", "/api/students", """{"firstName":"Ada","lastName":"Byron","classId":"{promoted}","promotionId":"{otherPromotion}"}""", "student.promotion_mismatch"),
        (Role.Admin, "POST", "/api/students", """{"firstName":"Ada","lastName":"Byron","schoolId":"A-1"}""", "student.school_id_taken"),
        (Role.Admin, "PATCH", "/api/students/{student}", """{"firstName":"Zoé","classId":"nowhere"}""", "class.not_found"),
        (Role.Admin, "PATCH", "/api/students/{student}", """{"firstName":"Zoé","classId":"{archived}"}""", "class.archived"),
        (Role.Admin, "PATCH", "/api/students/{student}", """{"firstName":"Zoé","schoolId":"A-1"}""", "student.school_id_taken"),
        (Role.Admin, "PATCH", "/api/students/{student}", """{"firstName":"Zoé","status":"asleep"}""", "student.invalid_status"),
        (Role.Admin, "PATCH", "/api/students/{student}", """{"firstName":"Zoé","lastName":""}""", "field.required"),

        // Classes and promotions
        (Role.Admin, "POST", "/api/classes", """{"name":"3e A"}""", "class.name_taken"),
        (Role.Admin, "POST", "/api/classes", """{"name":"3e C","promotionId":"nowhere"}""", "promotion.not_found"),
        (Role.Admin, "POST", "/api/classes", """{"name":"3e C","teacherIds":["{teacher}","nobody"]}""", "class.unknown_teacher"),
        (Role.Admin, "PATCH", "/api/classes/{emptyClass}", """{"description":"Neuve","name":"3e A"}""", "class.name_taken"),
        (Role.Admin, "PATCH", "/api/classes/{class}", """{"description":"Neuve","promotionId":"{promotion}"}""", "class.has_students"),
        (Role.Admin, "PATCH", "/api/classes/{class}", """{"description":"Neuve","teacherIds":["nobody"]}""", "class.unknown_teacher"),
        (Role.Admin, "PATCH", "/api/classes/{class}", """{"description":"Neuve","status":"asleep"}""", "class.invalid_status"),
        (Role.Admin, "PUT", "/api/classes/{archived}/teachers/{teacher}", "{}", "class.archived"),
        (Role.Admin, "PUT", "/api/classes/{class}/teachers/{inactive}", "{}", "class.unknown_teacher"),

        // Missions
        (Role.Direction, "POST", "/api/assignments", """{"title":"T","type":"quiz","themeId":"{draft}","targets":[{"type":"class","id":"{class}"}]}""", "theme.not_published"),
        (Role.Direction, "POST", "/api/assignments", """{"title":"T","type":"quiz","themeId":"{theme}","targets":[{"type":"class","id":"{class}"},{"type":"class","id":"nowhere"}]}""", "assignment.unknown_target"),
        (Role.Direction, "POST", "/api/assignments", """{"title":"T","type":"quiz","themeId":"{theme}","due":"2030-02-30","targets":[{"type":"class","id":"{class}"}]}""", "assignment.due_invalid"),
        (Role.Direction, "PATCH", "/api/assignments/{mission}", """{"title":"Autre","due":"2030-02-30"}""", "assignment.due_invalid"),
        (Role.Direction, "PATCH", "/api/assignments/{mission}", """{"title":"","instructions":"Autres"}""", "assignment.title_invalid"),
        (Role.Direction, "PATCH", "/api/assignments/{cancelled}", """{"title":"Autre"}""", "assignment.cancelled"),
        (Role.Direction, "POST", "/api/assignments/{cancelled}/push", "{}", "assignment.cancelled"),
        (Role.Direction, "POST", "/api/assignments/{mission}/release-answers", "{}", "assignment.nothing_to_release"),

        // The school, its partners and webhooks
        (Role.Admin, "PATCH", "/api/tenant", """{"name":"Autre","timeZone":"Mars/Olympus"}""", "tenant.invalid_time_zone"),
        (Role.Admin, "PUT", "/api/tenant/permissions", """{"changes":[{"role":"teacher","permission":"students:create","allowed":true},{"role":"admin","permission":"users:read","allowed":false}]}""", "permission.lock_out"),
        (Role.Admin, "POST", "/api/partners", """{"name":"P","scopes":["students:read","users:create"]}""", "partner.invalid_scopes"),
        (Role.Admin, "POST", "/api/webhooks/endpoints", """{"url":"ftp://example.org/","events":[]}""", "webhook.invalid_url"),
    ];

    private static IEnumerable<(Role Role, string Method, string Path, string Body, string Code)> BeyondTheLicence() =>
    [
        (Role.Admin, "POST", "/api/users", """{"email":"ada@r.example","firstName":"Ada","lastName":"Byron","role":"teacher"}""", "licence.teachers"),
        (Role.Admin, "PATCH", "/api/users/{inactive}", """{"status":"active","firstName":"Zoé"}""", "licence.teachers"),
        (Role.Admin, "POST", "/api/students", """{"firstName":"Ada","lastName":"Byron"}""", "licence.students"),
        (Role.Admin, "POST", "/api/classes", """{"name":"3e C"}""", "licence.classes"),
    ];

    private string Fill(string text) => _things.Aggregate(text, (filled, thing) => filled.Replace("{" + thing.Key + "}", thing.Value, StringComparison.Ordinal));

    private static async Task<string> CreateAsync(HttpClient client, string path, object body) =>
        (await client.PostAsync(path, body).ShouldBe(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    private static async Task<string> InviteAsync(HttpClient admin, string email, string role) =>
        (await admin.PostAsync("/api/users", new { email, firstName = "Claire", lastName = "Dubois", role }).ShouldBe(HttpStatusCode.Created))
            .GetProperty("user").GetProperty("id").GetString()!;
}
