using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Reminders;
using StudyMate.Assignments;
using StudyMate.Facts;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>A process with a silo is killed, and the other one has to do.</summary>
public sealed class KilledSiloTests
{
    [MariaDbFact]
    public async Task Nothing_that_was_acknowledged_is_lost_and_every_student_goes_on()
    {
        await using var cluster = new ClusterApp();
        var app = await cluster.StartAllAsync();
        var victim = await cluster.StartProcessAsync();
        var school = await LiveSchool.OpenAsync(app);
        for (var n = 0; n < 9; n++)
        {
            var made = await school.Direction.PostAsync("/api/students", new { firstName = "Zoé", lastName = $"Petit {n}", classId = school.ClassId }).ShouldBe(HttpStatusCode.Created);
            school.Students.Add(made.GetProperty("id").GetString()!);
        }

        var devices = Devices.Start(cluster, school);
        await devices.MoveOnAsync(3);
        await victim.KillAsync();
        await devices.MoveOnAsync(10);
        await devices.StopAsync();

        await devices.AssertNothingLostAsync(app.Services.GetRequiredService<IFactStore>());
    }

    [MariaDbFact]
    public async Task A_promise_with_a_date_is_kept_by_the_other_silo()
    {
        // The date comes at once for the silo that is left.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var cluster = new ClusterApp();
        var app = await cluster.StartAllAsync(new AppSettings
        {
            Time = clock,
            Configure = builder => builder.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, clock),
        });
        var victim = await cluster.StartProcessAsync();
        var school = await LiveSchool.OpenAsync(app);
        var due = clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        // Some of them live on one silo, some on the other, and so do their reminders.
        for (var n = 0; n < 8; n++)
            await school.AssignAsync(due);
        (await PromisesAsync(app)).Should().Be(8);

        await victim.KillAsync();
        clock.Advance(TimeSpan.FromDays(3));

        // A mission that was closed in time has forgotten its reminder.
        await Wait.UntilAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            return await PromisesAsync(app) == 0;
        });
        await school.Direction.PostAsync("/api/students", new { firstName = "Ana", lastName = "Late", classId = school.ClassId }).ShouldBe(HttpStatusCode.Created);
        (await school.Direction.GetJsonAsync("/api/assignments")).GetProperty("items").EnumerateArray()
            .Should().AllSatisfy(mission => mission.GetProperty("counters").GetProperty("assigned").GetInt32().Should().Be(3));
    }

    private static async Task<int> PromisesAsync(StudyMateApp app) =>
        (await app.Services.GetRequiredService<IReminderTable>().ReadRows(0, 0)).Reminders.Count(reminder => reminder.ReminderName == "due");
}
