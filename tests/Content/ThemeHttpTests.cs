using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Content;

/// <summary>The theme routes over HTTP, on the real engine and the real storage.</summary>
public sealed class ThemeHttpTests
{
    private const string Minimal = """{"title":"Les ponts","questions":[{"id":"q1","type":"true_false","prompt":"?","answer":["true"]}]}""";

    [Fact]
    public async Task A_theme_goes_from_its_author_over_the_referent_to_the_students()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        var id = await CreateAsync(teacher);
        await teacher.PostAsync($"/api/themes/{id}/publish", null).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        await school.As(Role.Direction).PostAsync($"/api/themes/{id}/publish", null).ShouldBeProblem(HttpStatusCode.Conflict, "theme.not_approved");

        var submitted = await teacher.PostAsync($"/api/themes/{id}/submit", new { comment = "prêt" }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("pending_review", submitted.GetProperty("status").GetString());
        await teacher.PostAsync($"/api/themes/{id}/approve", null).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        await school.As(Role.Referent).PostAsync($"/api/themes/{id}/reject", new { }).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.comment_required", "comment");
        await school.As(Role.Referent).PostAsync($"/api/themes/{id}/reject", new { comment = "Trop court." }).ShouldBe(HttpStatusCode.OK);
        var seen = await teacher.GetJsonAsync($"/api/themes/{id}");
        Assert.Equal("Trop court.", seen.GetProperty("lastReview").GetProperty("comment").GetString());

        await teacher.PostAsync($"/api/themes/{id}/submit", null).ShouldBe(HttpStatusCode.OK);
        await school.As(Role.Referent).PostAsync($"/api/themes/{id}/approve", null).ShouldBe(HttpStatusCode.OK);
        var published = await school.As(Role.Direction).PostAsync($"/api/themes/{id}/publish", null).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("published", 1, 1), (published.GetProperty("status").GetString()!, published.GetProperty("version").GetInt32(), published.GetProperty("publishedVersion").GetInt32()));
        await school.As(Role.Direction).PostAsync($"/api/themes/{id}/publish", null).ShouldBeProblem(HttpStatusCode.Conflict, "theme.not_approved");

        var history = (await teacher.GetJsonAsync($"/api/themes/{id}/history")).GetProperty("items");
        Assert.Equal(
            ["published", "approved", "pending_review", "draft", "pending_review", "draft"],
            history.EnumerateArray().Select(entry => entry.GetProperty("to").GetString()));
    }

    [Fact]
    public async Task Nobody_approves_their_own_theme_not_even_the_direction()
    {
        var school = await TestSchool.CreateAsync();
        var direction = school.As(Role.Direction);
        var id = await CreateAsync(direction);
        await direction.PostAsync($"/api/themes/{id}/submit", null).ShouldBe(HttpStatusCode.OK);

        await direction.PostAsync($"/api/themes/{id}/approve", null).ShouldBeProblem(HttpStatusCode.Forbidden, "theme.own_review");
        await school.As(Role.Admin).PostAsync($"/api/themes/{id}/approve", null).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_edit_names_the_revision_it_was_made_on()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        var id = await CreateAsync(teacher);
        using var read = await teacher.GetAsync(new Uri($"/api/themes/{id}", UriKind.Relative));
        Assert.Equal("\"1\"", read.Headers.ETag!.Tag);
        var changed = HttpAssertions.Json(Minimal.Replace("Les ponts", "Les tunnels", StringComparison.Ordinal));

        await teacher.PutAsync($"/api/themes/{id}", HttpAssertions.Json(Minimal)).ShouldBeProblem((HttpStatusCode)428, "theme.if_match_required");
        using var edited = await teacher.PutAsync($"/api/themes/{id}", changed, ifMatch: 1);
        await edited.ShouldBe(HttpStatusCode.OK);
        Assert.Equal("\"2\"", edited.Headers.ETag!.Tag);
        await teacher.PutAsync($"/api/themes/{id}", HttpAssertions.Json(Minimal), ifMatch: 1).ShouldBeProblem(HttpStatusCode.PreconditionFailed, "theme.stale");
        await school.As(Role.Teacher, "teacher-2").PutAsync($"/api/themes/{id}", HttpAssertions.Json(Minimal), ifMatch: 2).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
        Assert.Equal("Les tunnels", (await teacher.GetJsonAsync($"/api/themes/{id}")).GetProperty("content").GetProperty("title").GetString());
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
        Assert.Equal(1, again.GetProperty("revision").GetInt64());
    }

    [Fact]
    public async Task A_published_theme_is_served_while_its_next_version_is_written()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        var id = await PublishAsync(school);
        var next = Minimal.Replace("Les ponts", "Nouveau titre", StringComparison.Ordinal);

        var edited = await teacher.PutAsync($"/api/themes/{id}", HttpAssertions.Json(next), ifMatch: 4).ShouldBe(HttpStatusCode.OK);

        Assert.Equal(("draft", 2, 1), (edited.GetProperty("status").GetString()!, edited.GetProperty("version").GetInt32(), edited.GetProperty("publishedVersion").GetInt32()));
        Assert.Equal("Les ponts", (await school.As(Role.Inspector).GetJsonAsync($"/api/themes/{id}")).GetProperty("title").GetString());
        Assert.Equal("Nouveau titre", (await school.As(Role.Referent).GetJsonAsync($"/api/themes/{id}")).GetProperty("title").GetString());
        await school.As(Role.Inspector).GetAsync(new Uri($"/api/themes/{id}?version=2", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
        Assert.Equal(["Les ponts"], await TitlesAsync(school.As(Role.Inspector), "/api/themes"));
        Assert.Equal(["Nouveau titre"], await TitlesAsync(teacher, "/api/themes"));

        await PublishAsync(school, id);
        Assert.Equal("Nouveau titre", (await school.As(Role.Inspector).GetJsonAsync($"/api/themes/{id}")).GetProperty("title").GetString());
        var versions = (await school.As(Role.Inspector).GetJsonAsync($"/api/themes/{id}/versions")).GetProperty("items");
        Assert.Equal(["published", "archived"], versions.EnumerateArray().Select(version => version.GetProperty("status").GetString()));
        Assert.Equal("Les ponts", (await school.As(Role.Inspector).GetJsonAsync($"/api/themes/{id}?version=1")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Each_role_sees_what_it_may()
    {
        var school = await TestSchool.CreateAsync();
        var draft = await CreateAsync(school.As(Role.Teacher));
        var published = await PublishAsync(school);

        foreach (var (role, account, seesDraft) in new[]
        {
            (Role.Teacher, "teacher-1", true), (Role.Teacher, "teacher-2", false), (Role.Referent, "r", true), (Role.Direction, "d", true),
            (Role.Admin, "a", true), (Role.Inspector, "i", false), (Role.Intervenant, "v", false),
        })
        {
            var client = school.As(role, account);
            using var answer = await client.GetAsync(new Uri($"/api/themes/{draft}", UriKind.Relative));
            Assert.True(seesDraft == answer.IsSuccessStatusCode, $"{role} {account}: {answer.StatusCode}");
            var view = await client.GetJsonAsync($"/api/themes/{published}");
            Assert.Equal(seesDraft, view.TryGetProperty("lastReview", out var review) && review.ValueKind == JsonValueKind.Object);
            Assert.Equal(seesDraft ? 2 : 1, (await TitlesAsync(client, "/api/themes")).Count);
        }

        await school.As(Role.Student).GetAsync(new Uri($"/api/themes/{published}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        await school.As(Role.Inspector).GetAsync(new Uri($"/api/themes/{published}/history", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "theme.not_author");
        var other = await TestSchool.CreateAsync();
        await other.As(Role.Admin).GetAsync(new Uri($"/api/themes/{published}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
        await other.As(Role.Admin).PostAsync($"/api/themes/{published}/archive", null).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
    }

    [Fact]
    public async Task Lists_are_searched_filtered_and_paged()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        foreach (var title in new[] { "Élèves et œuvres", "Zèbres", "abeilles", "Les eleves", "Ponts" })
            await CreateAsync(teacher, Minimal.Replace("Les ponts", title, StringComparison.Ordinal));
        await CreateAsync(school.As(Role.Admin));

        Assert.Equal(["Les eleves", "Élèves et œuvres"], (await TitlesAsync(teacher, "/api/themes?search=ELEVES")).Order(StringComparer.Ordinal));
        Assert.Empty(await TitlesAsync(teacher, "/api/themes?status=published"));
        Assert.Equal(5, (await TitlesAsync(teacher, "/api/themes?mine=true")).Count);
        Assert.Equal(6, (await TitlesAsync(school.As(Role.Admin), "/api/themes")).Count);
        Assert.Single(await TitlesAsync(school.As(Role.Admin), "/api/themes?mine=true"));
        List<string?> walked = [];
        string? cursor = null;
        do
        {
            var page = await teacher.GetJsonAsync($"/api/themes?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            walked.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        Assert.Equal(["abeilles", "Élèves et œuvres", "Les eleves", "Ponts", "Zèbres"], walked);
        await teacher.GetAsync(new Uri("/api/themes?status=lost", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.unknown_status", "status");
        await teacher.GetAsync(new Uri("/api/themes?cursor=xxxx", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.BadRequest, "request.invalid_cursor");
    }

    [Fact]
    public async Task An_import_answers_what_it_kept_and_what_it_lost()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        var file = Fixtures.Native.Replace("\"locale\": \"fr-FR\"", "\"locale\": \"fr-FR\", \"colour\": \"red\"", StringComparison.Ordinal);

        using var answer = await teacher.PostAsync("/api/themes/import", HttpAssertions.Json(file));

        var imported = await answer.ShouldBe(HttpStatusCode.Created);
        var id = imported.GetProperty("themeId").GetString();
        Assert.Equal($"/api/themes/{id}", answer.Headers.Location!.ToString());
        Assert.Equal(("ergomate", "Les ponts en bois"), (imported.GetProperty("format").GetString()!, imported.GetProperty("title").GetString()!));
        Assert.Equal("""{"questions":5,"flashcards":0,"sheets":2,"pastPapers":0}""", imported.GetProperty("imported").GetRawText());
        Assert.Equal(["colour"], imported.GetProperty("lost").EnumerateArray().Select(loss => loss.GetProperty("path").GetString()));

        var native = await teacher.GetJsonAsync($"/api/themes/{id}/export?format=native");
        Assert.Equal(5, native.GetProperty("questions").GetArrayLength());
        var canonical = await teacher.GetJsonAsync($"/api/themes/{id}/export");
        Assert.Equal("Les ponts en bois", canonical.GetProperty("title").GetString());
        await teacher.GetAsync(new Uri($"/api/themes/{id}/export?format=pdf", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.unknown_format");
    }

    [Fact]
    public async Task A_file_may_come_as_a_form_or_as_utf_16()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Fixtures.ServerV1)), "file", "theme.json" } };
        var imported = await teacher.PostAsync("/api/themes/import?format=auto", form).ShouldBe(HttpStatusCode.Created);
        Assert.Equal("studymate", imported.GetProperty("format").GetString());

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
        Assert.Empty(await TitlesAsync(school.As(Role.Admin), "/api/themes"));
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

    [Fact]
    public async Task A_theme_is_archived_and_reopened()
    {
        var school = await TestSchool.CreateAsync();
        var id = await PublishAsync(school);

        await school.As(Role.Teacher).PostAsync($"/api/themes/{id}/archive", null).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        var archived = await school.As(Role.Direction).PostAsync($"/api/themes/{id}/archive", new { comment = "Remplacé." }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, archived.GetProperty("publishedVersion").ValueKind);
        await school.As(Role.Inspector).GetAsync(new Uri($"/api/themes/{id}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
        await school.As(Role.Teacher).PutAsync($"/api/themes/{id}", HttpAssertions.Json(Minimal), ifMatch: 5).ShouldBeProblem(HttpStatusCode.Conflict, "theme.archived");
        var reopened = await school.As(Role.Teacher).PostAsync($"/api/themes/{id}/reopen", null).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("draft", 2), (reopened.GetProperty("status").GetString()!, reopened.GetProperty("version").GetInt32()));
        Assert.Equal("Les ponts", (await school.As(Role.Teacher).GetJsonAsync($"/api/themes/{id}")).GetProperty("title").GetString());
    }

    private static async Task<string> CreateAsync(HttpClient client, string theme = Minimal)
    {
        var created = await client.PostAsync("/api/themes", HttpAssertions.Json(theme)).ShouldBe(HttpStatusCode.Created);
        Assert.Equal(("draft", 1), (created.GetProperty("status").GetString()!, created.GetProperty("version").GetInt32()));
        return created.GetProperty("id").GetString()!;
    }

    private static async Task<string> PublishAsync(TestSchool school, string? id = null)
    {
        id ??= await CreateAsync(school.As(Role.Teacher));
        await school.As(Role.Teacher).PostAsync($"/api/themes/{id}/submit", null).ShouldBe(HttpStatusCode.OK);
        await school.As(Role.Referent).PostAsync($"/api/themes/{id}/approve", new { comment = "Bien." }).ShouldBe(HttpStatusCode.OK);
        await school.As(Role.Direction).PostAsync($"/api/themes/{id}/publish", null).ShouldBe(HttpStatusCode.OK);
        return id;
    }

    private static async Task<List<string?>> TitlesAsync(HttpClient client, string path) =>
        [.. (await client.GetJsonAsync(path)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString())];
}
