using System.Net;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Assignments;

/// <summary>A school's corrected time zone moves what is due.</summary>
public sealed class ZoneTests
{
    [Fact]
    public async Task A_corrected_zone_moves_the_missions_that_run()
    {
        var school = await LiveSchool.OpenAsync();
        await ZoneAsync(school, "Indian/Reunion");
        var day = (await school.AssignAsync(due: "2030-06-30")).GetProperty("id").GetString();
        var minute = (await school.AssignAsync(due: "2030-07-01T08:30")).GetProperty("id").GetString();

        await ZoneAsync(school, "Pacific/Noumea");

        (await DueAsync(school, day!)).Should().Be(("2030-06-30", DateTimeOffset.Parse("2030-06-30T12:59:59Z", System.Globalization.CultureInfo.InvariantCulture)));
        (await DueAsync(school, minute!)).Should().Be(("2030-07-01T08:30", DateTimeOffset.Parse("2030-06-30T21:30:00Z", System.Globalization.CultureInfo.InvariantCulture)));
        await Wait.UntilAsync(async () => (await school.Student(0).GetJsonAsync("/api/student/missions")).GetProperty("items").EnumerateArray()
            .Select(mission => mission.GetProperty("dueAt").GetDateTimeOffset().UtcDateTime.Hour).SequenceEqual([12, 21]));
    }

    [Fact]
    public async Task The_list_and_the_inbox_follow_without_anybody_looking_at_the_mission()
    {
        var school = await LiveSchool.OpenAsync();
        await school.AssignAsync(due: "2030-06-30");

        await ZoneAsync(school, "Pacific/Noumea");

        await Wait.UntilAsync(async () => (await school.Direction.GetJsonAsync("/api/assignments")).GetProperty("items")[0].GetProperty("dueAt").GetDateTimeOffset().UtcDateTime.Hour == 12);
    }

    [Fact]
    public async Task An_instant_with_seconds_stays_where_the_zone_does()
    {
        var school = await LiveSchool.OpenAsync();
        var created = await school.Direction.PostAsync(
            "/api/assignments",
            new { title = "Révision", type = "quiz", themeId = school.ThemeId, dueAt = "2030-06-30T10:00:30Z", targets = new[] { new { type = "class", id = school.ClassId } } })
            .ShouldBe(HttpStatusCode.Created);

        (await DueAsync(school, created.GetProperty("id").GetString()!)).Should().Be(("2030-06-30T12:00", DateTimeOffset.Parse("2030-06-30T10:00:30Z", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Task ZoneAsync(LiveSchool school, string timeZone) =>
        school.School.As(Role.Admin).PatchAsync("/api/tenant", new { timeZone }).ShouldBe(HttpStatusCode.OK);

    private static async Task<(string? Due, DateTimeOffset At)> DueAsync(LiveSchool school, string id)
    {
        var view = await school.Direction.GetJsonAsync($"/api/assignments/{id}");
        return (view.GetProperty("due").GetString(), view.GetProperty("dueAt").GetDateTimeOffset());
    }
}
