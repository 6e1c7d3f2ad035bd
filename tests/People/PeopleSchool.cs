using System.Net;
using System.Text;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>A school with an administrator at hand, and how to fill it through the API.</summary>
internal sealed class PeopleSchool(TestSchool school)
{
    public TestSchool School => school;

    public HttpClient Admin { get; } = school.As(Role.Admin);

    public static async Task<PeopleSchool> CreateAsync(StudyMateApp? app = null, int maxStudents = 20_000, int maxClasses = 1_000)
    {
        var school = await TestSchool.CreateAsync(app);
        var licences = new LicencesView(maxStudents, 1_000, maxClasses);
        var tenant = school.Grain<ITenantGrain>(ITenantGrain.Id);
        var changed = await tenant.ChangeLicencesAsync(new ChangeLicences(licences, "test"), CancellationToken.None);
        changed.Error.Should().BeNull();
        return new PeopleSchool(school);
    }

    public async Task<string> PromotionAsync(string name) =>
        Id(await Admin.PostAsync("/api/promotions", new { name, yearStart = 2025, yearEnd = 2026 }).ShouldBe(HttpStatusCode.Created));

    public async Task<string> ClassAsync(string name, string? promotionId = null, params string[] teacherIds) =>
        Id(await Admin.PostAsync("/api/classes", new { name, promotionId, teacherIds }).ShouldBe(HttpStatusCode.Created));

    public async Task<JsonElement> StudentAsync(string firstName, string lastName, string? classId = null, string? email = null) =>
        await Admin.PostAsync("/api/students", new { firstName, lastName, classId, email }).ShouldBe(HttpStatusCode.Created);

    public async Task<string> TeacherAsync(string email)
    {
        var answer = await Admin.PostAsync("/api/users", new { email, firstName = "Claire", lastName = "Dubois", role = "teacher" }).ShouldBe(HttpStatusCode.Created);
        return Id(answer.GetProperty("user"));
    }

    /// <summary>Uploads a list as a school's secretary would: ISO-8859-1 and semicolons unless said otherwise.</summary>
    public Task<HttpResponseMessage> UploadAsync(string type, string text, Encoding? encoding = null) =>
        Admin.PostAsync($"/api/imports?type={type}", File(text, encoding ?? Encoding.Latin1));

    public async Task<JsonElement> PreviewAsync(string type, string text, Encoding? encoding = null) =>
        await UploadAsync(type, text, encoding).ShouldBe(HttpStatusCode.Created);

    /// <summary>Applies and waits until it is done.</summary>
    public async Task<JsonElement> ApplyAsync(JsonElement preview)
    {
        var path = $"/api/imports/{Id(preview)}";
        using var answer = await Admin.PostAsync(path + "/apply", body: null);
        (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted).Should().BeTrue(await answer.Content.ReadAsStringAsync());
        var view = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (view.GetProperty("status").GetString() is "running")
        {
            patience.Token.ThrowIfCancellationRequested();
            view = await Admin.GetJsonAsync(path);
        }

        return view;
    }

    public async Task<JsonElement> ImportAsync(string type, string text) => await ApplyAsync(await PreviewAsync(type, text));

    public static HttpContent File(string text, Encoding encoding)
    {
        var content = new ByteArrayContent(encoding.GetBytes(text));
        content.Headers.ContentType = new("text/csv");
        return content;
    }

    public static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;
}
