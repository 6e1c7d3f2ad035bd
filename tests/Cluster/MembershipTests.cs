using System.Net;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.People;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>Silos that come and go, as the platform sees them.</summary>
[Collection(SharedCluster.Name)]
public sealed class MembershipTests(SharedCluster cluster)
{
    [MariaDbFact]
    public async Task A_silo_that_joins_and_leaves_is_seen_through_every_door()
    {
        var third = await cluster.Cluster.StartSiloAsync();
        var address = third.Address.ToParsableString();
        foreach (var door in new[] { cluster.All, cluster.Api })
            await Wait.UntilAsync(async () => await StatusAsync(door, address) is "Active");

        await cluster.Cluster.StopAsync(third);
        foreach (var door in new[] { cluster.All, cluster.Api })
            await Wait.UntilAsync(async () => await StatusAsync(door, address) is "Dead");
    }

    [MariaDbFact]
    public async Task What_lived_on_a_silo_that_leaves_goes_on_elsewhere()
    {
        var school = await TestSchool.CreateAsync(cluster.Api);
        var direction = school.As(Role.Direction);
        var made = await direction.PostAsync("/api/students", new { firstName = "Emma", lastName = "Martin" }).ShouldBe(HttpStatusCode.Created);
        var id = made.GetProperty("id").GetString()!;
        var third = await cluster.Cluster.StartSiloAsync();
        await ClusterApp.PutAsync(cluster.Api.Grains, cluster.Api.Grains.GetGrain<IStudentGrain>(school.Key(id)), third.Address);
        await direction.PatchAsync($"/api/students/{id}", new { lastName = "Roux" }).ShouldBe(HttpStatusCode.OK);

        await cluster.Cluster.StopAsync(third);

        (await direction.GetJsonAsync($"/api/students/{id}")).GetProperty("lastName").GetString().Should().Be("Roux");
        await direction.PatchAsync($"/api/students/{id}", new { lastName = "Petit" }).ShouldBe(HttpStatusCode.OK);
    }

    [MariaDbFact]
    public async Task Both_silos_have_grains()
    {
        var school = await TestSchool.CreateAsync(cluster.Api);
        var direction = school.As(Role.Direction);
        foreach (var n in Enumerable.Range(0, 20))
            await direction.PostAsync("/api/students", new { firstName = "Emma", lastName = $"Martin {n}" }).ShouldBe(HttpStatusCode.Created);

        var management = cluster.Api.Grains.GetGrain<IManagementGrain>(0);
        foreach (var silo in cluster.Silos)
            (await management.GetRuntimeStatistics([silo])).Single().ActivationCount.Should().BeGreaterThan(10);
    }

    private static async Task<string?> StatusAsync(StudyMateApp door, string address)
    {
        using var platform = SharedCluster.Platform(door);
        return (await platform.GetJsonAsync("/api/system/diagnostics")).GetProperty("cluster").GetProperty("silos").EnumerateArray()
            .Where(silo => silo.GetProperty("address").GetString() == address)
            .Select(silo => silo.GetProperty("status").GetString())
            .SingleOrDefault();
    }
}
