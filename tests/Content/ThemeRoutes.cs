using System.Net;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Content;

/// <summary>Themes made as people make them: by the routes.</summary>
internal static class ThemeRoutes
{
    public const string Minimal = """{"title":"Les ponts","questions":[{"id":"q1","type":"true_false","prompt":"?","answer":["true"]}]}""";

    public static async Task<string> CreateAsync(HttpClient client, string theme = Minimal)
    {
        var created = await client.PostAsync("/api/themes", HttpAssertions.Json(theme)).ShouldBe(HttpStatusCode.Created);
        (created.GetProperty("status").GetString()!, created.GetProperty("version").GetInt32()).Should().Be(("draft", 1));
        return created.GetProperty("id").GetString()!;
    }

    public static async Task<string> PublishAsync(TestSchool school, string? id = null)
    {
        id ??= await CreateAsync(school.As(Role.Teacher));
        await school.As(Role.Teacher).PostAsync($"/api/themes/{id}/submit", null).ShouldBe(HttpStatusCode.OK);
        await school.As(Role.Referent).PostAsync($"/api/themes/{id}/approve", new { comment = "Bien." }).ShouldBe(HttpStatusCode.OK);
        await school.As(Role.Direction).PostAsync($"/api/themes/{id}/publish", null).ShouldBe(HttpStatusCode.OK);
        return id;
    }

    public static async Task<List<string?>> TitlesAsync(HttpClient client, string path) =>
        [.. (await client.GetJsonAsync(path)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString())];
}
