using System.Net;
using StudyMate.Common;

namespace StudyMate.Infrastructure;

/// <summary>What all other tests stand on.</summary>
public sealed class TestSchoolTests
{
    [Fact]
    public async Task A_school_is_there_for_its_own_people_only()
    {
        var school = await TestSchool.CreateAsync();
        var other = await TestSchool.CreateAsync();
        other.Tenant.Should().NotBe(school.Tenant);
        var own = await school.As(Role.Admin).GetJsonAsync("/api/tenant");
        own.GetProperty("id").GetString().Should().Be(school.Tenant);
        await school.As(Role.Student).GetAsync(new Uri("/api/tenant", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
    }

    [Fact]
    public async Task A_school_survives_a_restart()
    {
        using var folder = new TempFolder();
        TestSchool school;
        await using (var first = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path }))
            school = await TestSchool.CreateAsync(first);
        await using var second = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path });
        var own = await school.On(second).As(Role.Admin).GetJsonAsync("/api/tenant");
        own.GetProperty("id").GetString().Should().Be(school.Tenant);
    }
}
