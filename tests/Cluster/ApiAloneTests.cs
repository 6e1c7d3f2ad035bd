using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>An API without grains of its own: it says so while it cannot reach any.</summary>
public sealed class ApiAloneTests
{
    [MariaDbFact]
    public async Task It_waits_for_its_first_silo_and_finds_the_next_one_when_that_has_gone()
    {
        await using var cluster = new ClusterApp();
        var address = new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}");
        using var anonymous = new HttpClient { BaseAddress = address };
        var starting = cluster.StartApiAsync(new AppSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["urls"] = address.GetLeftPart(UriPartial.Authority) },
        });
        await Wait.UntilAsync(async () => await ReadyAsync(anonymous) is "starting");
        await anonymous.PostAsync("/api/auth/login", new { email = "a@b.fr", password = "x" }).ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "server.starting");

        var first = await cluster.StartSiloAsync();
        var api = await starting;
        await Wait.UntilAsync(async () => await ReadyAsync(anonymous) is "ready");
        var school = await TestSchool.CreateAsync(api);
        await cluster.StopAsync(first);
        await Wait.UntilAsync(async () => await ReadyAsync(anonymous) is "storage_failed");

        await cluster.StartSiloAsync();
        await Wait.UntilAsync(async () => await ReadyAsync(anonymous) is "ready");
        (await school.As(Role.Admin).GetJsonAsync("/api/tenant")).GetProperty("id").GetString().Should().Be(school.Tenant);
    }

    private static async Task<string?> ReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/api/health/ready", UriKind.Relative));
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return body.RootElement.GetProperty("status").GetString();
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return null;
        }
    }
}
