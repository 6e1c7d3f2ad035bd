using System.Net;
using System.Net.Http.Headers;
using System.Text;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Content;

/// <summary>Themes that come as files, over HTTP.</summary>
public sealed class ThemeFileHttpTests
{
    [Fact]
    public async Task An_import_answers_what_it_kept_and_what_it_lost()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        var file = Fixtures.Native.Replace("\"locale\": \"fr-FR\"", "\"locale\": \"fr-FR\", \"colour\": \"red\"", StringComparison.Ordinal);

        using var answer = await teacher.PostAsync("/api/themes/import", HttpAssertions.Json(file));

        var imported = await answer.ShouldBe(HttpStatusCode.Created);
        var id = imported.GetProperty("themeId").GetString();
        answer.Headers.Location!.ToString().Should().Be($"/api/themes/{id}");
        (imported.GetProperty("format").GetString()!, imported.GetProperty("title").GetString()!).Should().Be(("ergomate", "Les ponts en bois"));
        imported.GetProperty("imported").GetRawText().Should().Be("""{"questions":5,"flashcards":0,"sheets":2,"pastPapers":0}""");
        imported.GetProperty("lost").EnumerateArray().Select(loss => loss.GetProperty("path").GetString()).Should().Equal("colour");

        var native = await teacher.GetJsonAsync($"/api/themes/{id}/export?format=native");
        native.GetProperty("questions").GetArrayLength().Should().Be(5);
        var canonical = await teacher.GetJsonAsync($"/api/themes/{id}/export");
        canonical.GetProperty("title").GetString().Should().Be("Les ponts en bois");
        await teacher.GetAsync(new Uri($"/api/themes/{id}/export?format=pdf", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.unknown_format");
    }

    [Fact]
    public async Task A_file_may_come_as_a_form_or_as_utf_16()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Fixtures.ServerV1)), "file", "theme.json" } };
        var imported = await teacher.PostAsync("/api/themes/import?format=auto", form).ShouldBe(HttpStatusCode.Created);
        imported.GetProperty("format").GetString().Should().Be("studymate");

        using var utf16 = new ByteArrayContent([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Fixtures.Native)]);
        utf16.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        await teacher.PostAsync("/api/themes/import", utf16).ShouldBe(HttpStatusCode.Created);

        using var empty = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        await teacher.PostAsync("/api/themes/import", empty).ShouldBeProblem(HttpStatusCode.BadRequest, "theme.file_missing");
    }

    [Theory]
    [InlineData("{\"title\":\n\"T\",,}", "", "theme.malformed_json", "2")]
    [InlineData("""{"title":"T","questions":[7]}""", "", "theme.nothing_usable", "questions[0]")]
    [InlineData("{}", "?format=quizlet", "theme.unknown_format", "format")]
    public async Task An_unusable_file_is_refused_with_reasons(string file, string query, string code, string place)
    {
        var school = await TestSchool.CreateAsync();

        await school.As(Role.Teacher).PostAsync($"/api/themes/import{query}", HttpAssertions.Json(file)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, code, place);
        (await ThemeRoutes.TitlesAsync(school.As(Role.Admin), "/api/themes")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_in_another_encoding_or_of_another_size_is_refused()
    {
        var school = await TestSchool.CreateAsync();
        using var latin = new ByteArrayContent(Encoding.Latin1.GetBytes("{\n\"title\":\"Élève\"}"));
        await school.As(Role.Teacher).PostAsync("/api/themes/import", latin).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.invalid_encoding", "2");

        using var large = new MultipartFormDataContent { { new ByteArrayContent(new byte[(5 * 1024 * 1024) + 1]), "file", "theme.json" } };
        await school.As(Role.Teacher).PostAsync("/api/themes/import", large).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "theme.file_too_large");
    }
}
