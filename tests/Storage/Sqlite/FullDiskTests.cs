using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>The real product on a disk that fills up under it.</summary>
public sealed class FullDiskTests
{
    private const int EventsInBatch = 20;

    [FullDiskFact]
    public async Task A_full_disk_refuses_writes_keeps_reads_and_heals_by_itself()
    {
        using var disk = new FullDisk();
        await RunAsync(disk);
    }

    [Fact]
    public async Task A_disk_that_lets_no_file_grow_does_the_same()
    {
        using var disk = new NoGrowth();
        await RunAsync(disk);
    }

    private static async Task RunAsync(SmallDisk disk)
    {
        var address = new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}");
        await using var product = await ProductProcess.StartAtAsync(disk.How, address, disk.Path, "--Demo:Enabled=true", "--SignIn:PasswordIterations=1000");
        using var anybody = new HttpClient { BaseAddress = address };
        using var teacher = await SignInAsync(address, "/api/auth/login", new { email = "claire.dubois@ife-paris.fr", password = "Ergo2025!" });
        using var direction = await SignInAsync(address, "/api/auth/login", new { email = "direction@ife-paris.fr", password = "Ergo2025!" });
        using var student = await SignInAsync(address, "/api/auth/student", new { school = "ife-paris", code = "EMMA-2025" });
        var theme = await ThemeOfAsync(teacher);
        var batches = new List<object> { await BatchAsync(student, theme, 0) };
        await student.PostAsync("/api/student/events", batches[0]).ShouldBe(HttpStatusCode.Accepted);

        disk.Fill(product);
        var refused = await SendUntilRefusedAsync(student, theme, batches);
        (await StatusAsync(anybody, "/api/health/ready", HttpStatusCode.ServiceUnavailable)).Should().Be(disk.Status);
        (await StatusAsync(anybody, "/api/health/live", HttpStatusCode.OK)).Should().Be("alive");
        (await StatusAsync(anybody, "/api/health?check=full", HttpStatusCode.ServiceUnavailable)).Should().Be("degraded");
        (await teacher.GetJsonAsync("/api/classes")).GetProperty("items").EnumerateArray().Should().NotBeEmpty();
        await direction.PostAsync("/api/classes", new { name = "3e C" }, key: "class").ShouldBe(HttpStatusCode.ServiceUnavailable);

        disk.Empty(product);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await anybody.GetAsync(new Uri("/api/health/ready", UriKind.Relative), patience.Token)).IsSuccessStatusCode)
            await Task.Delay(100, patience.Token);
        await direction.PostAsync("/api/classes", new { name = "3e C" }, key: "class").ShouldBe(HttpStatusCode.Created);
        // Nothing of what was refused is half there, and all that was acknowledged is there once.
        (await TakenAsync(student, refused)).Should().Be((EventsInBatch, 0));
        foreach (var batch in batches)
            (await TakenAsync(student, batch)).Should().Be((0, EventsInBatch));
        product.Output.Split('\n').Should().ContainSingle(line => line.Contains(disk.Line, StringComparison.Ordinal));
        product.Output.Split('\n').Should().ContainSingle(line => line.Contains("takes writes again", StringComparison.Ordinal));
    }

    /// <summary>What fits into the room that files already have is still taken.</summary>
    private static async Task<object> SendUntilRefusedAsync(HttpClient student, string theme, List<object> acknowledged)
    {
        for (var n = 1; n < 2_000; n++)
        {
            var batch = await BatchAsync(student, theme, n);
            using var answer = await student.PostAsync("/api/student/events", batch);
            if (answer.StatusCode is not HttpStatusCode.Accepted)
            {
                var problem = await answer.ShouldBe(HttpStatusCode.ServiceUnavailable);
                problem.GetProperty("code").GetString().Should().Be("server.unavailable");
                return batch;
            }

            acknowledged.Add(batch);
        }

        throw new InvalidOperationException("The disk never got full.");
    }

    private static async Task<(int Accepted, int Duplicates)> TakenAsync(HttpClient student, object batch)
    {
        var taken = await student.PostAsync("/api/student/events", batch).ShouldBe(HttpStatusCode.Accepted);
        return (taken.GetProperty("accepted").GetInt32(), taken.GetProperty("duplicates").GetInt32());
    }

    private static async Task<object> BatchAsync(HttpClient student, string theme, int number)
    {
        var me = (await student.GetJsonAsync("/api/me")).GetProperty("id").GetString();
        return new
        {
            sentAt = DateTimeOffset.UtcNow,
            events = Enumerable.Range(1, EventsInBatch).Select(n => new
            {
                eventId = Guid.NewGuid().ToString(),
                type = "answer.given",
                studentId = me,
                deviceId = "tab-1",
                clientSeq = (number * EventsInBatch) + n,
                occurredAt = DateTimeOffset.UtcNow,
                themeId = theme,
                sessionId = $"s-{number}",
                data = new { questionId = "q001", given = new[] { "a" }, elapsedMs = 1_000 },
            }).ToArray(),
        };
    }

    private static async Task<string> ThemeOfAsync(HttpClient teacher) => (await teacher.GetJsonAsync("/api/themes")).GetProperty("items").EnumerateArray()
        .First(theme => theme.GetProperty("publishedVersion").ValueKind is JsonValueKind.Number).GetProperty("id").GetString()!;

    private static async Task<string?> StatusAsync(HttpClient client, string path, HttpStatusCode expected)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (await answer.ShouldBe(expected)).GetProperty("status").GetString();
    }

    private static async Task<HttpClient> SignInAsync(Uri address, string path, object credentials)
    {
        var client = new HttpClient { BaseAddress = address };
        var signedIn = await client.PostAsync(path, credentials).ShouldBe(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.GetProperty("accessToken").GetString());
        return client;
    }
}
