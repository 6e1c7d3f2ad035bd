using StudyMate.Analytics;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Learning;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>
/// An answer on its way to a screen: from the student's silo by the stream to the silo of the figures, and from there to the observer in the process
/// that the screen is connected to. Nobody asks for the figures meanwhile.
/// </summary>
[Collection(SharedCluster.Name)]
public sealed class LivePushTests(SharedCluster cluster)
{
    [MariaDbTheory]
    [InlineData("all", 0)]
    [InlineData("all", 1)]
    [InlineData("api", 0)]
    [InlineData("api", 1)]
    public async Task Figures_are_pushed_wherever_they_and_the_student_live(string door, int figures)
    {
        var school = await LiveSchool.OpenAsync(cluster.Door(door));
        await cluster.PutAsync<IClassFiguresGrain>(school.School.Tenant, school.ClassId, figures);
        await cluster.PutAsync<IStudentLearningGrain>(school.School.Tenant, school.Students[0], 1 - figures);
        await using var screen = await LiveConnections.OpenAsync(school.School, Role.Direction);
        await LiveConnections.WatchAsync(screen, school.ClassId);

        var position = (await school.SendAsync(0, school.Session(0, "s-1", assignment: null))).GetProperty("position").GetInt64();

        (await LiveConnections.UntilAsync(screen, position)).GetProperty("classId").GetString().Should().Be(school.ClassId);
    }

    [MariaDbFact]
    public async Task Screens_at_both_doors_hear_of_the_same_answer()
    {
        var school = await LiveSchool.OpenAsync(cluster.All);
        await using var here = await LiveConnections.OpenAsync(school.School, Role.Direction);
        await using var there = await LiveConnections.OpenAsync(school.School.On(cluster.Api), Role.Inspector);
        foreach (var screen in new[] { here, there })
            await LiveConnections.WatchAsync(screen, school.ClassId);

        var position = (await school.SendAsync(0, school.Session(0, "s-1", assignment: null))).GetProperty("position").GetInt64();

        foreach (var screen in new[] { here, there })
            await LiveConnections.UntilAsync(screen, position);
    }

    [MariaDbFact]
    public async Task Figures_of_a_silo_that_left_are_read_elsewhere_without_a_loss()
    {
        var school = await LiveSchool.OpenAsync(cluster.Api);
        var third = await cluster.Cluster.StartSiloAsync();
        await ClusterApp.PutAsync(cluster.Api.Grains, cluster.Api.Grains.GetGrain<IClassFiguresGrain>(school.School.Key(school.ClassId)), third.Address);
        await school.SendAsync(0, school.Session(0, "s-1", assignment: null));
        await cluster.Cluster.StopAsync(third);
        var position = (await school.SendAsync(1, school.Session(1, "s-1", assignment: null))).GetProperty("position").GetInt64();

        var kpis = await school.Direction.GetJsonAsync($"/api/analytics/kpis?classId={school.ClassId}&atLeast={position}");

        kpis.GetProperty("sessions").GetProperty("total").GetInt32().Should().Be(2);
    }
}
