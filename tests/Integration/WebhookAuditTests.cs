using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Integration;

public sealed class WebhookAuditTests
{
    [Fact]
    public async Task A_change_after_midnight_in_the_school_belongs_to_its_new_day()
    {
        // Half past midnight of the 11th in Paris.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 10, 23, 30, 0, TimeSpan.Zero));
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Time = time });
        var school = await TestSchool.CreateAsync(app);

        await school.As(Role.Admin).PostAsync("/api/webhooks/ergo/secret", null).ShouldBe(HttpStatusCode.OK);

        var facts = await app.Services.GetRequiredService<IFactStore>().ReadAsync(school.Tenant, 0, 100);
        var rotated = facts.Should().ContainSingle(stored => stored.Fact.Kind == "webhook.inbound_secret_rotated").Which.Fact;
        rotated.SchoolDay.Should().Be(new DateOnly(2026, 3, 11));
        rotated.Actor.Should().Be("admin-1");
    }
}
