using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;
using StudyMate.People;
using StudyMate.Tenancy;

namespace StudyMate.Operations;

/// <summary>The real product, killed in the middle of what it does over HTTP, and started again on the same data folder.</summary>
public sealed class CrashOverHttpTests
{
    [Fact]
    public async Task Every_event_that_was_acknowledged_before_a_kill_is_there_once()
    {
        using var folder = new TempFolder();
        var school = await OpenAsync(folder.Path);
        var acknowledged = new ConcurrentBag<string>();
        for (var round = 0; round < 2; round++)
        {
            await using var product = await ProductProcess.StartAsync(folder.Path);
            var before = acknowledged.Count;
            var enough = new TaskCompletionSource();
            var devices = school.Codes.Select(code => SendUntilKilledAsync(product, school, code, ids =>
            {
                foreach (var id in ids)
                    acknowledged.Add(id);
                if (acknowledged.Count >= before + 500)
                    enough.TrySetResult();
            })).ToArray();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            // All devices are in the middle of a batch now.
            await product.KillAsync();
            await Task.WhenAll(devices);
        }

        await using var again = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder.Path });
        var stored = await again.Services.GetRequiredService<IFactStore>().ReadAsync(school.Tenant, 0, int.MaxValue);
        stored.Select(fact => fact.Position).Should().Equal(Enumerable.Range(1, stored.Length).Select(n => (long)n));
        var times = stored.GroupBy(fact => fact.Fact.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        acknowledged.Should().AllSatisfy(id => times.GetValueOrDefault(id).Should().Be(1));
    }

    [Fact]
    public async Task An_import_goes_on_after_a_kill_and_creates_everybody_once()
    {
        const int Lines = 800;
        using var folder = new TempFolder();
        var school = await OpenAsync(folder.Path);
        string path;
        await using (var product = await ProductProcess.StartAsync(folder.Path))
        {
            var admin = await SignInAsync(product, school);
            var text = "Prénom;Nom;E-mail;Classe\r\n" + string.Concat(Enumerable.Range(0, Lines).Select(i => $"Zoé{i};Lefèvre;zoe{i}@x.fr;3e {(i % 2 == 0 ? "A" : "B")}\r\n"));
            using var uploaded = await admin.PostAsync("/api/imports?type=students", PeopleSchool.File(text, Encoding.Latin1));
            path = $"/api/imports/{PeopleSchool.Id(await uploaded.ShouldBe(HttpStatusCode.Created))}";
            var applying = admin.PostAsync(path + "/apply", null);
            // Some are there, and not all: lists are read beside the import.
            using var starting = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while ((await PageAsync(admin, null)).GetProperty("items").GetArrayLength() < 150)
                await Task.Delay(20, starting.Token);

            await product.KillAsync();
            // Its answer is lost, unless it had already said that the import takes long.
            await Record.ExceptionAsync(() => applying);
        }

        await using var again = await ProductProcess.StartAsync(folder.Path);
        var client = await SignInAsync(again, school);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        JsonElement view;
        do
        {
            await Task.Delay(50, patience.Token);
            view = await client.GetJsonAsync(path);
        }
        while (view.GetProperty("status").GetString() is "running");

        (view.GetProperty("status").GetString(), view.GetProperty("done").GetInt32(), view.GetProperty("failed").GetInt32()).Should().Be(("completed", Lines, 0));
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(client, cursor);
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("firstName").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        names.Order(StringComparer.Ordinal).Should().Equal(Enumerable.Range(0, Lines).Select(i => $"Zoé{i}").Order(StringComparer.Ordinal));
    }

    private static Task<JsonElement> PageAsync(HttpClient client, string? cursor) =>
        client.GetJsonAsync($"/api/students?search=lefevre&limit=500{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");

    /// <summary>Sends batches of answers and reports those that were acknowledged, until nobody answers any more.</summary>
    private static async Task SendUntilKilledAsync(ProductProcess product, School school, string code, Action<IEnumerable<string>> acknowledged)
    {
        using var client = new HttpClient { BaseAddress = product.BaseAddress };
        var student = await SignedInAsync(client, client.PostAsync("/api/auth/student", new { school = school.Tenant, code }));
        for (var batch = 0; ; batch++)
        {
            var ids = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid().ToString()).ToArray();
            var events = ids.Select((id, i) => new
            {
                eventId = id,
                type = "answer.given",
                studentId = student,
                deviceId = "tab-1",
                clientSeq = (batch * 20) + i + 1,
                occurredAt = DateTimeOffset.UtcNow,
                themeId = school.ThemeId,
                sessionId = $"s-{batch / 5}",
                data = new { questionId = "q1", given = "a", elapsedMs = 1_000 },
            });
            try
            {
                var taken = await client.PostAsync("/api/student/events", new { sentAt = DateTimeOffset.UtcNow, events }).ShouldBe(HttpStatusCode.Accepted);
                taken.GetProperty("accepted").GetInt32().Should().Be(ids.Length);
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return;
            }

            acknowledged(ids);
        }
    }

    private static async Task<HttpClient> SignInAsync(ProductProcess product, School school)
    {
        var client = new HttpClient { BaseAddress = product.BaseAddress };
        await SignedInAsync(client, client.PostAsync("/api/auth/login", new { email = school.AdminEmail, password = RealSchool.Password }));
        return client;
    }

    /// <summary>Puts the token on the client and answers who it is.</summary>
    private static async Task<string> SignedInAsync(HttpClient client, Task<HttpResponseMessage> signingIn)
    {
        var signedIn = await signingIn.ShouldBe(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.GetProperty("accessToken").GetString());
        return signedIn.GetProperty("user").GetProperty("id").GetString()!;
    }

    /// <summary>A school with people who can sign in to a process that knows nothing of tests.</summary>
    private static async Task<School> OpenAsync(string folder)
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = folder, Configuration = RealSchool.CheapPasswords });
        var live = await LiveSchool.OpenAsync(app);
        var licences = new ChangeLicences(new LicencesView(1_000, 100, 100), "test");
        (await live.School.Grain<ITenantGrain>(ITenantGrain.Id).ChangeLicencesAsync(licences, CancellationToken.None)).Error.Should().BeNull();
        var email = $"admin@{live.School.Tenant}.example";
        var invited = await live.School.As(Role.Admin).PostAsync("/api/users", new { email, firstName = "Ada", lastName = "Roy", role = "admin" }).ShouldBe(HttpStatusCode.Created);
        using var accepted = await app.Anonymous().PostAsync(
            "/api/auth/accept", new { token = invited.GetProperty("invitationToken").GetString(), password = RealSchool.Password });
        accepted.IsSuccessStatusCode.Should().BeTrue();
        var codes = new List<string>();
        foreach (var student in live.Students)
            codes.Add((await live.Direction.PostAsync($"/api/students/{student}/access-code", null).ShouldBe(HttpStatusCode.OK)).GetProperty("accessCode").GetString()!);
        return new School(live.School.Tenant, live.ThemeId, email, codes);
    }

    private sealed record School(string Tenant, string ThemeId, string AdminEmail, IReadOnlyList<string> Codes);
}
