using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Assignments;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Learning;

/// <summary>What we stored and cannot read any more is no fault of whoever asks.</summary>
public sealed class BrokenRecordTests
{
    [Fact]
    public async Task A_broken_session_is_our_fault()
    {
        await using var app = await StudyMateApp.StartAsync();
        var school = await LiveSchool.OpenAsync(app);
        var assignment = (await school.AssignAsync()).GetProperty("id").GetString()!;
        await school.SendAsync(0, school.Session(0, "s-1", assignment));
        await app.Services.GetRequiredService<IRows>().WriteAsync(RowChange.Update(
            "learning_sessions", [("tenant", school.School.Tenant), ("student_id", school.Students[0]), ("session_id", "s-1")], ("answers", "{")));

        await school.Direction.GetAsync(new Uri($"/api/assignments/{assignment}/students/{school.Students[0]}/answers", UriKind.Relative))
            .ShouldBeProblem(HttpStatusCode.InternalServerError, "server.error");
    }
}
