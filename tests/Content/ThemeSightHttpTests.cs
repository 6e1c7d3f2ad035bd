using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Content;

/// <summary>Who sees how much of a theme, and lists of them, over HTTP.</summary>
public sealed class ThemeSightHttpTests
{
    [Fact]
    public async Task Each_role_sees_what_it_may()
    {
        var school = await TestSchool.CreateAsync();
        var draft = await ThemeRoutes.CreateAsync(school.As(Role.Teacher));
        var published = await ThemeRoutes.PublishAsync(school);

        foreach (var (role, account, seesDraft) in new[]
        {
            (Role.Teacher, "teacher-1", true), (Role.Teacher, "teacher-2", false), (Role.Referent, "r", true), (Role.Direction, "d", true),
            (Role.Admin, "a", true), (Role.Inspector, "i", false), (Role.Intervenant, "v", false),
        })
        {
            var client = school.As(role, account);
            using var answer = await client.GetAsync(new Uri($"/api/themes/{draft}", UriKind.Relative));
            (seesDraft == answer.IsSuccessStatusCode).Should().BeTrue($"{role} {account}: {answer.StatusCode}");
            var view = await client.GetJsonAsync($"/api/themes/{published}");
            (view.TryGetProperty("lastReview", out var review) && review.ValueKind == JsonValueKind.Object).Should().Be(seesDraft);
            (await ThemeRoutes.TitlesAsync(client, "/api/themes")).Count.Should().Be(seesDraft ? 2 : 1);
        }

        await school.As(Role.Student).GetAsync(new Uri($"/api/themes/{published}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        var other = await TestSchool.CreateAsync();
        await other.As(Role.Admin).GetAsync(new Uri($"/api/themes/{published}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
        await other.As(Role.Admin).PostAsync($"/api/themes/{published}/archive", null).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
    }

    [Fact]
    public async Task The_history_shows_others_what_was_published_and_keeps_what_reviewers_said()
    {
        var school = await TestSchool.CreateAsync();
        var id = await ThemeRoutes.PublishAsync(school);
        var next = ThemeRoutes.Minimal.Replace("Les ponts", "Nouveau titre", StringComparison.Ordinal);
        await school.As(Role.Teacher).PutAsync($"/api/themes/{id}", HttpAssertions.Json(next), ifMatch: 4).ShouldBe(HttpStatusCode.OK);

        var all = (await school.As(Role.Referent).GetJsonAsync($"/api/themes/{id}/history")).GetProperty("items");
        var seen = (await school.As(Role.Inspector).GetJsonAsync($"/api/themes/{id}/history")).GetProperty("items");

        all[0].GetProperty("version").GetInt32().Should().Be(2);
        all.EnumerateArray().Where(entry => entry.TryGetProperty("comment", out var comment) && comment.GetString() is "Bien.").Should().NotBeEmpty();
        seen.EnumerateArray().Select(entry => entry.GetProperty("to").GetString()).Should().Equal("published", "approved", "pending_review", "draft");
        seen.GetRawText().Should().NotContain("Bien.");
    }

    [Fact]
    public async Task Lists_are_searched_filtered_and_paged()
    {
        var school = await TestSchool.CreateAsync();
        var teacher = school.As(Role.Teacher);
        foreach (var title in new[] { "Élèves et œuvres", "Zèbres", "abeilles", "Les eleves", "Ponts" })
            await ThemeRoutes.CreateAsync(teacher, ThemeRoutes.Minimal.Replace("Les ponts", title, StringComparison.Ordinal));
        await ThemeRoutes.CreateAsync(school.As(Role.Admin));

        (await ThemeRoutes.TitlesAsync(teacher, "/api/themes?search=ELEVES")).Order(StringComparer.Ordinal).Should().Equal("Les eleves", "Élèves et œuvres");
        (await ThemeRoutes.TitlesAsync(teacher, "/api/themes?status=published")).Should().BeEmpty();
        (await ThemeRoutes.TitlesAsync(teacher, "/api/themes?mine=true")).Count.Should().Be(5);
        (await ThemeRoutes.TitlesAsync(school.As(Role.Admin), "/api/themes")).Count.Should().Be(6);
        (await ThemeRoutes.TitlesAsync(school.As(Role.Admin), "/api/themes?mine=true")).Should().ContainSingle();
        List<string?> walked = [];
        string? cursor = null;
        do
        {
            var page = await teacher.GetJsonAsync($"/api/themes?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            walked.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        walked.Should().Equal("abeilles", "Élèves et œuvres", "Les eleves", "Ponts", "Zèbres");
        await teacher.GetAsync(new Uri("/api/themes?status=lost", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.unknown_status", "status");
        await teacher.GetAsync(new Uri("/api/themes?cursor=xxxx", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.BadRequest, "request.invalid_cursor");
    }
}
