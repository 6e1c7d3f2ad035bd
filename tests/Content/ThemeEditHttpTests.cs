using System.Net;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Content;

/// <summary>Writing a theme over HTTP.</summary>
public sealed class ThemeEditHttpTests
{
    [Fact]
    public async Task An_edit_names_the_revision_it_was_made_on()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        var id = await ThemeRoutes.CreateAsync(teacher);
        using var read = await teacher.GetAsync(new Uri($"/api/themes/{id}", UriKind.Relative));
        read.Headers.ETag!.Tag.Should().Be("\"1\"");
        var changed = HttpAssertions.Json(ThemeRoutes.Minimal.Replace("Les ponts", "Les tunnels", StringComparison.Ordinal));

        await teacher.PutAsync($"/api/themes/{id}", HttpAssertions.Json(ThemeRoutes.Minimal)).ShouldBeProblem((HttpStatusCode)428, "theme.if_match_required");
        using var edited = await teacher.PutAsync($"/api/themes/{id}", changed, ifMatch: 1);
        await edited.ShouldBe(HttpStatusCode.OK);
        edited.Headers.ETag!.Tag.Should().Be("\"2\"");
        await teacher.PutAsync($"/api/themes/{id}", HttpAssertions.Json(ThemeRoutes.Minimal), ifMatch: 1).ShouldBeProblem(HttpStatusCode.PreconditionFailed, "theme.stale");
        await school.As(Role.Teacher, "teacher-2").PutAsync($"/api/themes/{id}", HttpAssertions.Json(ThemeRoutes.Minimal), ifMatch: 2).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
        (await teacher.GetJsonAsync($"/api/themes/{id}")).GetProperty("content").GetProperty("title").GetString().Should().Be("Les tunnels");
    }

    [Theory]
    [InlineData("""{"title":"","questions":[{"id":"q","type":"mcq","prompt":"?","answer":["z"]}]}""", HttpStatusCode.UnprocessableEntity, "theme.invalid", "title")]
    [InlineData("""{"title":"T","questions":[{"id":"q","type":"mcq","prompt":"?","answer":["z"]}]}""", HttpStatusCode.UnprocessableEntity, "theme.invalid", "questions[0].choices")]
    [InlineData("""{"title":"T","questions":[null]}""", HttpStatusCode.UnprocessableEntity, "theme.invalid", "questions[0]")]
    [InlineData("""{"title":"T","questions":[{"id":"q","type":"open","prompt":"?","hint":"x"}]}""", HttpStatusCode.BadRequest, "request.malformed", null)]
    [InlineData("""{"title":7}""", HttpStatusCode.BadRequest, "request.malformed", "title")]
    [InlineData("""{"questions":[]}""", HttpStatusCode.BadRequest, "request.missing_field", "title")]
    [InlineData("""{"title":"T",""", HttpStatusCode.BadRequest, "request.malformed", null)]
    public async Task A_theme_with_problems_is_refused_by_path(string body, HttpStatusCode status, string code, string? place)
    {
        var school = await TestSchool.CreateAsync();

        await school.As(Role.Teacher).PostAsync("/api/themes", HttpAssertions.Json(body)).ShouldBeProblem(status, code, place);
    }

    [Fact]
    public async Task What_get_answers_put_takes()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        var theme = ThemeMaker.Rich(3);
        var created = await teacher.PostAsync("/api/themes", HttpAssertions.Json(ThemeJson.Write(theme))).ShouldBe(HttpStatusCode.Created);
        var id = created.GetProperty("id").GetString();

        var read = await teacher.GetJsonAsync($"/api/themes/{id}");
        var again = await teacher.PutAsync($"/api/themes/{id}", HttpAssertions.Json(read.GetProperty("content").GetRawText()), ifMatch: 1).ShouldBe(HttpStatusCode.OK);

        // The same content changes nothing, so nothing was lost on the way.
        again.GetProperty("revision").GetInt64().Should().Be(1);
    }
}
