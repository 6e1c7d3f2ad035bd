using Microsoft.Extensions.DependencyInjection;
using Orleans;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Integration;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_tick_forgets_what_was_dispatched_a_month_ago_and_keeps_the_rest()
    {
        var app = await StudyMateApp.SharedAsync();
        var school = await TestSchool.CreateAsync(app);
        var rows = app.Services.GetRequiredService<IRows>();
        var now = DateTimeOffset.UtcNow;
        var old = Outbox.Entry(school.Tenant, "old", WebhookEvents.ThemePublished, "{}", now.AddDays(-31));
        var recent = Outbox.Entry(school.Tenant, "recent", WebhookEvents.ThemePublished, "{}", now.AddDays(-29));
        await rows.WriteAsync(old, recent);

        await school.Grain<IOutboxGrain>("outbox").AsReference<IRemindable>().ReceiveReminder("outbox", default);

        // An entry that is still known is not added again, and so does not wait again.
        await rows.WriteAsync(old, recent);
        (await rows.QueryAsync<string>("Integration/ListOutbox", new { tenant = school.Tenant, limit = 9 })).Should().Equal("old");
    }
}
