using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Assignments;
using StudyMate.Facts;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.Cluster;

/// <summary>The whole product while its database server is away: what callers and an orchestrator are told, and what is left when it is back.</summary>
public sealed class OutageOverHttpTests(OwnServer server) : IClassFixture<OwnServer>
{
    [MariaDbFact]
    public async Task Writes_answer_503_until_the_server_is_back_and_nothing_that_was_acknowledged_is_lost()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { [DatabaseOptions.ProviderKey] = "mysql", [DatabaseOptions.ConnectionStringKey] = server.ConnectionString },
        });
        var school = await LiveSchool.OpenAsync(app);
        using var enough = new CancellationTokenSource();
        var acknowledged = new ConcurrentQueue<string>();
        var devices = Enumerable.Range(0, school.Students.Count).Select(student => PlayAsync(school, student, acknowledged, enough.Token)).ToArray();
        await Wait.UntilAsync(() => acknowledged.Count > 100);

        server.Kill();
        await Wait.UntilAsync(async () => await StatusAsync(app, "ready") == (HttpStatusCode.ServiceUnavailable, "storage_failed"));
        Assert.Equal((HttpStatusCode.OK, "alive"), await StatusAsync(app, "live"));
        var pupil = new { firstName = "Inès", lastName = "Roux", classId = school.ClassId };
        await UnavailableAsync(school.Direction.PostAsync("/api/students", pupil, key: "ines"));
        await UnavailableAsync(school.Student(0).PostAsync("/api/student/events", Batch(Events(school, 0, 0, ["during-the-outage"]))));
        var before = acknowledged.Count;

        server.Start();
        await Wait.UntilAsync(async () => await StatusAsync(app, "ready") == (HttpStatusCode.OK, "ready"));
        await Wait.UntilAsync(() => acknowledged.Count > before + 100);
        await enough.CancelAsync();
        await Task.WhenAll(devices);

        // The same request again: it is carried out now, once.
        var made = await school.Direction.PostAsync("/api/students", pupil, key: "ines").ShouldBe(HttpStatusCode.Created);
        var found = await school.Direction.GetJsonAsync("/api/students?search=roux");
        Assert.Equal(made.GetProperty("id").GetString(), Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        var stored = await app.Services.GetRequiredService<IFactStore>().ReadAsync(school.School.Tenant, 0, int.MaxValue);
        Assert.Equal(Enumerable.Range(1, stored.Length).Select(n => (long)n), stored.Select(fact => fact.Position));
        var times = stored.CountBy(fact => fact.Fact.Id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Assert.All(acknowledged, id => Assert.Equal(1, times.GetValueOrDefault(id)));
    }

    /// <summary>As a device does: a batch that is not acknowledged is sent again.</summary>
    private static async Task PlayAsync(LiveSchool school, int student, ConcurrentQueue<string> acknowledged, CancellationToken enough)
    {
        using var device = school.Student(student);
        for (var batch = 0; !enough.IsCancellationRequested; batch++)
        {
            var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid().ToString()).ToArray();
            // The same events each time: an id that comes back with other content is refused.
            var events = Events(school, student, batch, ids);
            while (true)
            {
                using var answer = await device.PostAsync("/api/student/events", Batch(events));
                if (answer.StatusCode == HttpStatusCode.Accepted)
                {
                    // Also when an attempt had been carried out whose answer was lost.
                    var taken = await answer.ShouldBe(HttpStatusCode.Accepted);
                    Assert.True(
                        taken.GetProperty("accepted").GetInt32() + taken.GetProperty("duplicates").GetInt32() == ids.Length, taken.GetRawText());
                    break;
                }

                await UnavailableAsync(Task.FromResult(answer));
                await Task.Delay(50, CancellationToken.None);
            }

            foreach (var id in ids)
                acknowledged.Enqueue(id);
        }
    }

    private static object Batch(object[] events) => new { sentAt = DateTimeOffset.UtcNow, events };

    private static object[] Events(LiveSchool school, int student, int batch, string[] ids) =>
    [
        .. ids.Select((id, n) => school.Event(
            student, "answer.given", $"s-{batch / 20}", (batch * 5) + n + 1, new { questionId = "q1", given = "a", elapsedMs = 900 }, id: id)),
    ];

    /// <summary>What the contract says of a server that cannot: a whole problem with a code, and when to come back.</summary>
    private static async Task UnavailableAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        var problem = await answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "server.unavailable");
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.DoesNotContain("mysql", problem.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(HttpStatusCode Code, string Status)> StatusAsync(StudyMateApp app, string probe)
    {
        using var client = app.Anonymous();
        using var answer = await client.GetAsync(new Uri($"/api/health/{probe}", UriKind.Relative));
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, body.RootElement.GetProperty("status").GetString()!);
    }
}
