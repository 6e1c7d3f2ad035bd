using Microsoft.Extensions.DependencyInjection;
using StudyMate.Assignments;
using StudyMate.Facts;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>One process after the other is stopped in order and replaced, while the school goes on.</summary>
public sealed class RollingRestartTests
{
    [MariaDbFact]
    public async Task Nothing_that_was_acknowledged_is_lost_and_nobody_hears_of_a_fault()
    {
        await using var cluster = new ClusterApp();
        var (first, second) = (await cluster.StartSiloAsync(), await cluster.StartSiloAsync());
        var api = await cluster.StartApiAsync();
        var devices = Devices.Start(cluster, await LiveSchool.OpenAsync(api));
        await devices.MoveOnAsync(3);

        foreach (var old in new[] { first, second })
        {
            await cluster.StopAsync(old);
            await devices.MoveOnAsync(3);
            first = await cluster.StartSiloAsync();
            await devices.MoveOnAsync(3);
        }

        await devices.StopAsync();
        await devices.AssertNothingLostAsync(first.Services.GetRequiredService<IFactStore>());
    }
}
