using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Http;
using StudyMate.Infrastructure;

namespace StudyMate.Operations;

public sealed class OperationsPurgeTests
{
    [Fact]
    public async Task A_kept_answer_is_forgotten_after_a_day_and_removed_by_the_purge()
    {
        var time = TestClock.Noon();
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Time = time });
        var admin = (await TestSchool.CreateAsync(app)).As(Role.Admin);
        var rows = app.Services.GetRequiredService<IRows>();
        var purge = new OperationsPurge(rows, time, NullLogger<OperationsPurge>.Instance);
        (await IsReplayedAsync(admin, "old")).Should().BeFalse();
        time.Advance(TimeSpan.FromHours(23));
        (await IsReplayedAsync(admin, "old")).Should().BeTrue();
        (await IsReplayedAsync(admin, "young")).Should().BeFalse();
        (await purge.PurgeAsync()).Should().Be(0);

        time.Advance(TimeSpan.FromHours(2));

        // The periodic purge runs by the same clock: whoever of the two was first, the row is gone once.
        (await purge.PurgeAsync()).Should().BeInRange(0, 1);
        (await purge.PurgeAsync()).Should().Be(0);
        (await IsReplayedAsync(admin, "old")).Should().BeFalse();
        (await IsReplayedAsync(admin, "young")).Should().BeTrue();
    }

    private static async Task<bool> IsReplayedAsync(HttpClient admin, string key)
    {
        using var answer = await admin.PostAsync("/api/webhooks/ergo/secret", null, key);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return answer.Headers.Contains(Idempotency.ReplayedHeader);
    }
}
