using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Assignments;
using StudyMate.Facts;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>The whole product while its database server is away: what callers and an orchestrator are told, and what is left when it is back.</summary>
public sealed class DatabaseAwayTests(OwnServer server) : IClassFixture<OwnServer>
{
    [MariaDbFact]
    public async Task Writes_answer_503_until_the_server_is_back_and_nothing_that_was_acknowledged_is_lost()
    {
        await using var cluster = new ClusterApp(server.ConnectionString);
        var app = await cluster.StartAllAsync();
        await cluster.StartSiloAsync();
        var school = await LiveSchool.OpenAsync(app);
        var devices = Devices.Start(cluster, school);
        await devices.MoveOnAsync(5);

        server.Kill();
        await Wait.UntilAsync(async () => await StatusAsync(app, "ready") == (HttpStatusCode.ServiceUnavailable, "storage_failed"));
        (await StatusAsync(app, "live")).Should().Be((HttpStatusCode.OK, "alive"));
        var pupil = new { firstName = "Inès", lastName = "Roux", classId = school.ClassId };
        using (var refused = await school.Direction.PostAsync("/api/students", pupil, key: "ines"))
            await refused.ShouldBeUnavailableAsync();

        server.Start();
        await Wait.UntilAsync(async () => await StatusAsync(app, "ready") == (HttpStatusCode.OK, "ready"));
        await devices.MoveOnAsync(5);
        await devices.StopAsync();

        // The same request again: it is carried out now, once.
        var made = await school.Direction.PostAsync("/api/students", pupil, key: "ines").ShouldBe(HttpStatusCode.Created);
        var found = await school.Direction.GetJsonAsync("/api/students?search=roux");
        found.GetProperty("items").EnumerateArray().Should().ContainSingle().Which.GetProperty("id").GetString().Should().Be(made.GetProperty("id").GetString());
        devices.TurnedAway.Should().BeGreaterThan(0);
        await devices.AssertNothingLostAsync(app.Services.GetRequiredService<IFactStore>());
    }

    private static async Task<(HttpStatusCode Code, string Status)> StatusAsync(StudyMateApp app, string probe)
    {
        using var client = app.Anonymous();
        using var answer = await client.GetAsync(new Uri($"/api/health/{probe}", UriKind.Relative));
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, body.RootElement.GetProperty("status").GetString()!);
    }
}
