using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Content;

/// <summary>A store that refuses an append: the caller hears of it, and the same command later completes what was promised.</summary>
public sealed class ThemeFailedWriteTests
{
    [Fact]
    public async Task A_command_whose_append_fails_is_no_success_and_its_retry_completes_it_once()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Configure = builder => FaultyFactStore.Register(builder.Services) });
        var store = app.Services.GetRequiredService<FaultyFactStore>();
        var school = await TestSchool.CreateAsync(app);
        var teacher = school.As(Role.Teacher);
        var theme = HttpAssertions.Json("""{"title":"T","questions":[{"id":"q1","type":"true_false","prompt":"?","answer":["true"]}]}""");
        var id = (await teacher.PostAsync("/api/themes", theme).ShouldBe(HttpStatusCode.Created)).GetProperty("id").GetString();

        store.RefusedOnce = append => append.Facts.Any(fact => fact.ThemeId is not null);
        using var failed = await teacher.PostAsync($"/api/themes/{id}/submit", new { comment = "prêt" }, key: "once");
        await failed.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "server.unavailable");
        var retried = await teacher.PostAsync($"/api/themes/{id}/submit", new { comment = "prêt" }, key: "once").ShouldBe(HttpStatusCode.OK);

        (retried.GetProperty("status").GetString()!, retried.GetProperty("revision").GetInt64()).Should().Be(("pending_review", 2));
        var listed = (await teacher.GetJsonAsync("/api/themes")).GetProperty("items")[0];
        listed.GetProperty("status").GetString().Should().Be("pending_review");
        (await teacher.GetJsonAsync($"/api/themes/{id}/history")).GetProperty("items").GetArrayLength().Should().Be(2);
        var facts = await store.ReadAsync(school.Tenant, 0, 100);
        facts.Should().ContainSingle(fact => fact.Fact.Kind == "theme.submitted");
    }
}
