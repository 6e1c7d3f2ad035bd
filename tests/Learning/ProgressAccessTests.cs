using System.Net;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Learning;

/// <summary>Whose progress a caller sees.</summary>
public sealed class ProgressAccessTests
{
    [Fact]
    public async Task Progress_is_for_the_student_and_those_who_teach_the_class()
    {
        var live = await LiveSchool.OpenAsync();
        var position = (await live.SendAsync(0, live.Session(0, "s-1", null))).GetProperty("position").GetInt64();
        var path = $"/api/students/{live.Students[0]}/progress?atLeast={position}";
        var teacher = await InviteAsync(live);
        await live.Direction.PutAsync($"/api/classes/{live.ClassId}/teachers/{teacher}", null).ShouldBe(HttpStatusCode.OK);
        var stranger = await InviteAsync(live);

        foreach (var client in new[] { live.Student(0), live.School.As(Role.Teacher, teacher), live.Direction, live.School.As(Role.Inspector) })
        {
            var progress = await client.GetJsonAsync(path);
            (progress.GetProperty("sessions").GetInt32(), progress.GetProperty("averageScore").GetDouble()).Should().Be((1, 50.0));
            progress.GetRawText().Should().NotContain("Emma");
        }

        foreach (var client in new[] { live.Student(1), live.School.As(Role.Teacher, stranger), (await TestSchool.CreateAsync()).As(Role.Admin) })
            await client.GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "student.not_found");
        await live.School.As(Role.Intervenant).GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
    }

    private static async Task<string> InviteAsync(LiveSchool live)
    {
        var invited = await live.Direction.PostAsync(
            "/api/users", new { email = $"{Guid.NewGuid():n}@school.example", firstName = "Tea", lastName = "Cher", role = "teacher" }).ShouldBe(HttpStatusCode.Created);
        return invited.GetProperty("user").GetProperty("id").GetString()!;
    }
}
