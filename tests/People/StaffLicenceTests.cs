using System.Net;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>A school's licence counts its staff, however many are invited at the same moment.</summary>
public sealed class StaffLicenceTests
{
    private const int Free = 1;

    [Fact]
    public async Task Of_ten_invitations_at_once_one_takes_the_last_place()
    {
        var school = await OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => InviteAsync(school, n, "teacher")));

        answers.Count(answer => answer.StatusCode is HttpStatusCode.Created).Should().Be(Free);
        foreach (var refused in answers.Where(answer => answer.StatusCode is not HttpStatusCode.Created))
            await refused.ShouldBeProblem(HttpStatusCode.Conflict, "licence.teachers");
    }

    [Fact]
    public async Task A_place_comes_back_with_who_leaves_and_is_taken_by_one_of_those_who_become_teachers()
    {
        var school = await OpenAsync();
        var admin = school.As(Role.Admin);
        var teacher = (await InviteAsync(school, 0, "teacher").ShouldBe(HttpStatusCode.Created)).GetProperty("user").GetProperty("id").GetString();
        var others = new List<string>();
        for (var n = 1; n <= 4; n++)
            others.Add((await InviteAsync(school, n, "referent").ShouldBe(HttpStatusCode.Created)).GetProperty("user").GetProperty("id").GetString()!);
        await admin.PatchAsync($"/api/users/{others[0]}", new { role = "teacher" }).ShouldBeProblem(HttpStatusCode.Conflict, "licence.teachers");

        await admin.PatchAsync($"/api/users/{teacher}", new { status = "inactive" }).ShouldBe(HttpStatusCode.OK);
        var answers = await Task.WhenAll(others.Select(id => admin.PatchAsync($"/api/users/{id}", new { role = "teacher" })));

        answers.Count(answer => answer.StatusCode is HttpStatusCode.OK).Should().Be(Free);
    }

    private static async Task<TestSchool> OpenAsync()
    {
        var school = await TestSchool.CreateAsync();
        (await school.Grain<ITenantGrain>(ITenantGrain.Id).ChangeLicencesAsync(new ChangeLicences(new LicencesView(10, Free, 10), "test"), CancellationToken.None)).Succeeded.Should().BeTrue();
        return school;
    }

    private static Task<HttpResponseMessage> InviteAsync(TestSchool school, int n, string role) => school.As(Role.Admin).PostAsync(
        "/api/users", new { email = $"person{n}@{school.Tenant}.example", firstName = "Ada", lastName = "Byron", role });
}
