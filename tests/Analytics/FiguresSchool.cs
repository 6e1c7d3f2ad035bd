using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;
using StudyMate.People;

namespace StudyMate.Analytics;

/// <summary>A school with classes and students made through the API, whose facts a test appends as the learning domain does.</summary>
internal sealed class FiguresSchool(TestSchool school)
{
    private int _facts;

    public TestSchool School { get; } = school;

    public HttpClient Admin { get; } = school.As(Role.Admin);

    /// <summary>The school's day now.</summary>
    public static DateOnly Today => SchoolTime.DayOf(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

    public static async Task<FiguresSchool> CreateAsync(StudyMateApp? app = null) => new(await TestSchool.CreateAsync(app));

    /// <summary>A teacher of the school.</summary>
    public async Task<string> TeacherAsync()
    {
        var invited = await Admin.PostAsync("/api/users", new { email = $"{Guid.NewGuid():n}@school.example", firstName = "Tea", lastName = "Cher", role = "teacher" })
            .ShouldBe(HttpStatusCode.Created);
        return invited.GetProperty("user").GetProperty("id").GetString()!;
    }

    public async Task<string> ClassAsync(string name, params string[] teacherIds)
    {
        var made = await Admin.PostAsync("/api/classes", new { name, teacherIds }).ShouldBe(HttpStatusCode.Created);
        return made.GetProperty("id").GetString()!;
    }

    /// <summary>A student, with the pseudonym that facts know.</summary>
    public async Task<(string Id, string Subject)> StudentAsync(string classId, string lastName = "Lefèvre")
    {
        var made = await Admin.PostAsync("/api/students", new { firstName = "Zoé", lastName, classId }).ShouldBe(HttpStatusCode.Created);
        var id = made.GetProperty("id").GetString()!;
        var profile = await School.Grain<IStudentGrain>(id).GetProfileAsync(default);
        return (id, profile.Value.Subject);
    }

    /// <summary>Appends facts of a class; returns the position that includes them.</summary>
    public async Task<long> AppendAsync(string classId, SampleFacts facts)
    {
        var named = facts.All.Select(stored => stored.Fact with { Id = $"sample-{++_facts}", ClassId = classId }).ToImmutableArray();
        return (await School.Grain<IFactLogGrain>("log").AppendAsync(new Append(named, []))).Position;
    }

    public Task<JsonElement> KpisAsync(HttpClient client, string query) => client.GetJsonAsync($"/api/analytics/kpis?{query}");

    public Task<JsonElement> HeatmapAsync(HttpClient client, string query) => client.GetJsonAsync($"/api/analytics/heatmap?{query}");
}
