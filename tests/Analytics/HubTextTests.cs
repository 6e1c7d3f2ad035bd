using Microsoft.AspNetCore.SignalR;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>A hub reads text as every other door does, and a caller who sends none stays connected.</summary>
public sealed class HubTextTests
{
    [Theory]
    [InlineData("a\uFFFEb")]
    [InlineData("a\0b")]
    [InlineData("a\u200Bb")]
    public async Task What_is_no_class_is_refused_and_the_connection_stays(string classId)
    {
        var school = await TestSchool.CreateAsync();
        var created = await school.As(Role.Direction).PostAsync("/api/classes", new { name = "6e A" }).ShouldBe(System.Net.HttpStatusCode.Created);
        await using var client = await LiveConnections.OpenAsync(school, Role.Direction);

        await FluentActions.Awaiting(() => LiveConnections.WatchAsync(client, classId)).Should().ThrowAsync<HubException>();

        (await LiveConnections.WatchAsync(client, created.GetProperty("id").GetString()!)).Should().BeGreaterThanOrEqualTo(0);
    }
}
