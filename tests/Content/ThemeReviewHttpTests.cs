using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Content;

/// <summary>The way of a theme from its author to the students and on, over HTTP.</summary>
public class ThemeReviewHttpTests : ScenarioTests
{
    [ScenarioFact]
    public async Task A_theme_goes_from_its_author_over_the_referent_to_the_students()
    {
        var school = await TestSchool.CreateAsync(await AppAsync());
        var teacher = school.As(Role.Teacher);
        var id = await ThemeRoutes.CreateAsync(teacher);
        await teacher.PostAsync($"/api/themes/{id}/publish", null).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        await school.As(Role.Direction).PostAsync($"/api/themes/{id}/publish", null).ShouldBeProblem(HttpStatusCode.Conflict, "theme.not_approved");

        var submitted = await teacher.PostAsync($"/api/themes/{id}/submit", new { comment = "prêt" }).ShouldBe(HttpStatusCode.OK);
        submitted.GetProperty("status").GetString().Should().Be("pending_review");
        await teacher.PostAsync($"/api/themes/{id}/approve", null).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        await school.As(Role.Referent).PostAsync($"/api/themes/{id}/reject", new { }).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "theme.comment_required", "comment");
        await school.As(Role.Referent).PostAsync($"/api/themes/{id}/reject", new { comment = "Trop court." }).ShouldBe(HttpStatusCode.OK);
        var seen = await teacher.GetJsonAsync($"/api/themes/{id}");
        seen.GetProperty("lastReview").GetProperty("comment").GetString().Should().Be("Trop court.");

        await teacher.PostAsync($"/api/themes/{id}/submit", null).ShouldBe(HttpStatusCode.OK);
        await school.As(Role.Referent).PostAsync($"/api/themes/{id}/approve", null).ShouldBe(HttpStatusCode.OK);
        var published = await school.As(Role.Direction).PostAsync($"/api/themes/{id}/publish", null).ShouldBe(HttpStatusCode.OK);
        (published.GetProperty("status").GetString()!, published.GetProperty("version").GetInt32(), published.GetProperty("publishedVersion").GetInt32())
            .Should().Be(("published", 1, 1));
        await school.As(Role.Direction).PostAsync($"/api/themes/{id}/publish", null).ShouldBeProblem(HttpStatusCode.Conflict, "theme.not_approved");

        var history = (await teacher.GetJsonAsync($"/api/themes/{id}/history")).GetProperty("items");
        history.EnumerateArray().Select(entry => entry.GetProperty("to").GetString()).Should().Equal("published", "approved", "pending_review", "draft", "pending_review", "draft");
    }

    [ScenarioFact]
    public async Task Nobody_approves_their_own_theme_not_even_the_direction()
    {
        var school = await TestSchool.CreateAsync(await AppAsync());
        var direction = school.As(Role.Direction);
        var id = await ThemeRoutes.CreateAsync(direction);
        await direction.PostAsync($"/api/themes/{id}/submit", null).ShouldBe(HttpStatusCode.OK);

        await direction.PostAsync($"/api/themes/{id}/approve", null).ShouldBeProblem(HttpStatusCode.Forbidden, "theme.own_review");
        await school.As(Role.Admin).PostAsync($"/api/themes/{id}/approve", null).ShouldBe(HttpStatusCode.OK);
    }

    [ScenarioFact]
    public async Task A_published_theme_is_served_while_its_next_version_is_written()
    {
        var school = await TestSchool.CreateAsync(await AppAsync());
        var teacher = school.As(Role.Teacher);
        var id = await ThemeRoutes.PublishAsync(school);
        var next = ThemeRoutes.Minimal.Replace("Les ponts", "Nouveau titre", StringComparison.Ordinal);

        var edited = await teacher.PutAsync($"/api/themes/{id}", HttpAssertions.Json(next), ifMatch: 4).ShouldBe(HttpStatusCode.OK);

        (edited.GetProperty("status").GetString()!, edited.GetProperty("version").GetInt32(), edited.GetProperty("publishedVersion").GetInt32()).Should().Be(("draft", 2, 1));
        (await school.As(Role.Inspector).GetJsonAsync($"/api/themes/{id}")).GetProperty("title").GetString().Should().Be("Les ponts");
        (await school.As(Role.Referent).GetJsonAsync($"/api/themes/{id}")).GetProperty("title").GetString().Should().Be("Nouveau titre");
        await school.As(Role.Inspector).GetAsync(new Uri($"/api/themes/{id}?version=2", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
        (await ThemeRoutes.TitlesAsync(school.As(Role.Inspector), "/api/themes")).Should().Equal("Les ponts");
        (await ThemeRoutes.TitlesAsync(teacher, "/api/themes")).Should().Equal("Nouveau titre");

        await ThemeRoutes.PublishAsync(school, id);
        (await school.As(Role.Inspector).GetJsonAsync($"/api/themes/{id}")).GetProperty("title").GetString().Should().Be("Nouveau titre");
        var versions = (await school.As(Role.Inspector).GetJsonAsync($"/api/themes/{id}/versions")).GetProperty("items");
        versions.EnumerateArray().Select(version => version.GetProperty("status").GetString()).Should().Equal("published", "archived");
        (await school.As(Role.Inspector).GetJsonAsync($"/api/themes/{id}?version=1")).GetProperty("title").GetString().Should().Be("Les ponts");
    }

    [ScenarioFact]
    public async Task A_theme_is_archived_and_reopened()
    {
        var school = await TestSchool.CreateAsync(await AppAsync());
        var id = await ThemeRoutes.PublishAsync(school);

        await school.As(Role.Teacher).PostAsync($"/api/themes/{id}/archive", null).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        var archived = await school.As(Role.Direction).PostAsync($"/api/themes/{id}/archive", new { comment = "Remplacé." }).ShouldBe(HttpStatusCode.OK);
        archived.GetProperty("publishedVersion").ValueKind.Should().Be(JsonValueKind.Null);
        await school.As(Role.Inspector).GetAsync(new Uri($"/api/themes/{id}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "theme.not_found");
        await school.As(Role.Teacher).PutAsync($"/api/themes/{id}", HttpAssertions.Json(ThemeRoutes.Minimal), ifMatch: 5).ShouldBeProblem(HttpStatusCode.Conflict, "theme.archived");
        var reopened = await school.As(Role.Teacher).PostAsync($"/api/themes/{id}/reopen", null).ShouldBe(HttpStatusCode.OK);
        (reopened.GetProperty("status").GetString()!, reopened.GetProperty("version").GetInt32()).Should().Be(("draft", 2));
        (await school.As(Role.Teacher).GetJsonAsync($"/api/themes/{id}")).GetProperty("title").GetString().Should().Be("Les ponts");
    }
}
