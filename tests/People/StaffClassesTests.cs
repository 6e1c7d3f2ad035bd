using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>Saying with the member which classes they teach.</summary>
public sealed class StaffClassesTests
{
    [Fact]
    public async Task A_member_teaches_exactly_the_classes_that_were_given()
    {
        var school = await PeopleSchool.CreateAsync();
        var claire = await school.TeacherAsync($"{Guid.NewGuid():n}@school.example");
        var (a, b, c) = (await school.ClassAsync("6e A", null, claire), await school.ClassAsync("6e B", null, claire), await school.ClassAsync("6e C"));

        var changed = await school.Admin.PatchAsync($"/api/users/{claire}", new { classIds = new[] { b, c } }).ShouldBe(HttpStatusCode.OK);

        ClassIds(changed).Should().Equal(new[] { b, c }.Order(StringComparer.Ordinal));
        (await Task.WhenAll(TeachersAsync(a), TeachersAsync(b), TeachersAsync(c)))
            .Should().BeEquivalentTo((string[][])[[], [claire], [claire]], options => options.WithStrictOrdering());
        var none = await school.Admin.PatchAsync($"/api/users/{claire}", new { firstName = "Clara", classIds = Array.Empty<string>() }).ShouldBe(HttpStatusCode.OK);
        (none.GetProperty("firstName").GetString(), ClassIds(none).Length).Should().Be(("Clara", 0));
        var kept = await school.Admin.PatchAsync($"/api/users/{claire}", new { lastName = "Durand" }).ShouldBe(HttpStatusCode.OK);
        ClassIds(kept).Should().BeEmpty();

        async Task<string?[]> TeachersAsync(string classId) =>
            [.. (await school.Admin.GetJsonAsync($"/api/classes/{classId}")).GetProperty("teacherIds").EnumerateArray().Select(id => id.GetString())];
    }

    [Fact]
    public async Task A_class_that_is_not_there_changes_nothing()
    {
        var school = await PeopleSchool.CreateAsync();
        var other = await PeopleSchool.CreateAsync();
        var claire = await school.TeacherAsync($"{Guid.NewGuid():n}@school.example");
        var taught = await school.ClassAsync("6e A", null, claire);
        var foreign = await other.ClassAsync("6e A");

        await school.Admin.PatchAsync($"/api/users/{claire}", new { firstName = "Clara", classIds = new[] { taught, foreign } })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "user.unknown_class", "classIds[1]");

        var view = await school.Admin.GetJsonAsync($"/api/users/{claire}");
        (view.GetProperty("firstName").GetString(), ClassIds(view).Single()).Should().Be(("Claire", taught));
        await school.School.As(Role.Teacher).PatchAsync($"/api/users/{claire}", new { classIds = new[] { taught } }).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
    }

    private static string?[] ClassIds(JsonElement user) => [.. user.GetProperty("classIds").EnumerateArray().Select(id => id.GetString())];
}
