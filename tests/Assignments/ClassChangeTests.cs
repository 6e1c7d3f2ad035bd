using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Assignments;

/// <summary>Joining and leaving a class reaches its open assignments by itself: nobody has to read them first.</summary>
public sealed class ClassChangeTests
{
    [Fact]
    public async Task Who_leaves_the_class_leaves_the_counters_and_who_joins_enters_them()
    {
        var live = await LiveSchool.OpenAsync();
        var assignment = (await live.AssignAsync(due: "2099-12-01")).GetProperty("id").GetString()!;
        (await CountedAsync(live, assignment, 3)).Should().Be(3);

        await live.Direction.PatchAsync($"/api/students/{live.Students[0]}", new { classId = live.OtherClassId }).ShouldBe(HttpStatusCode.OK);
        (await CountedAsync(live, assignment, 2)).Should().Be(2);

        await live.Direction.PostAsync("/api/students", new { firstName = "Noé", lastName = "Petit", classId = live.ClassId }).ShouldBe(HttpStatusCode.Created);
        (await CountedAsync(live, assignment, 3)).Should().Be(3);

        await live.Direction.DeleteAsync(new Uri($"/api/students/{live.Students[1]}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        (await CountedAsync(live, assignment, 2)).Should().Be(2);
        var read = (await live.Direction.GetJsonAsync($"/api/assignments/{assignment}")).GetProperty("counters");
        read.GetProperty("assigned").GetInt32().Should().Be(2);
    }

    /// <summary>Counted students by the rows alone, once they are as many as expected: reading the assignment would bring them up to date.</summary>
    private static async Task<int> CountedAsync(LiveSchool live, string assignment, int expected)
    {
        var rows = (await StudyMateApp.SharedAsync()).Services.GetRequiredService<IRows>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var members = await rows.QueryAsync<Member>("Assignments/MissionMembers", new { tenant = live.School.Tenant, id = assignment });
            var counted = members.Count(member => member.Counted);
            if (counted == expected || patience.IsCancellationRequested)
                return counted;
            await Task.Delay(20);
        }
    }

    private sealed record Member(string StudentId, bool Counted);
}
