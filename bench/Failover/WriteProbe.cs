using System.Diagnostics;
using System.Net.Http.Headers;

namespace StudyMate.Bench;

/// <summary>
/// Students who write one batch each and insist: a device that gets no answer, or is sent away, sends the same batch again. With several of
/// them some live on the silo that dies, and the slowest tells how long that lasts.
/// </summary>
internal sealed class WriteProbe(ApiClient api, Uri address, CancellationToken stop) : IDisposable
{
    public const int Students = 32;

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = AnswerTime };
    private readonly Guid _run = Guid.NewGuid();
    private BenchSchool _school = null!; // set by SetUpAsync
    private int _number;

    public async Task SetUpAsync() =>
        _school = await new SchoolSetup(api, stop).RunAsync(
            SchoolSetup.DefaultEmail, SchoolSetup.StaffPassword, Students, [new BenchTheme("Panne", IngestBatch.Questions)]);

    /// <summary>Signs everybody in and writes once, so that every grain is somewhere.</summary>
    public async Task<string[]> WarmUpAsync()
    {
        var tokens = new string[Students];
        for (var student = 0; student < Students; student++)
        {
            var answer = await api.PostAsync(
                "probe", "/api/auth/student", null, new { school = _school.Tenant, code = _school.Students[student].AccessCode, deviceId = "bench" }, stop);
            tokens[student] = answer.GetProperty("accessToken").GetString()!;
        }

        await WriteAsync(tokens, Stopwatch.StartNew());
        return tokens;
    }

    /// <summary>What each student's clock said when the batch was acknowledged.</summary>
    public Task<TimeSpan[]> WriteAsync(string[] tokens, Stopwatch clock) =>
        Task.WhenAll(Enumerable.Range(0, Students).Select(student => WriteAsync(student, tokens[student], clock)));

    public void Dispose() => _http.Dispose();

    private async Task<TimeSpan> WriteAsync(int student, string token, Stopwatch clock)
    {
        var body = new IngestBatch(Interlocked.Increment(ref _number), student, DateTimeOffset.UtcNow.AddMinutes(-1)).Body(_school, _run);
        while (!await IsAcknowledgedAsync(body, token))
        {
            if (clock.Elapsed > Patience)
                throw new BenchException($"A student's batch was not acknowledged within {Patience.TotalSeconds:N0} s.");
            await Task.Delay(Pause, stop);
        }

        return clock.Elapsed;
    }

    private async Task<bool> IsAcknowledgedAsync(byte[] body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/student/events") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await _http.SendAsync(request, stop);
            if (answer.IsSuccessStatusCode)
                return true;
            if ((int)answer.StatusCode < 500)
                throw new BenchException($"A batch was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
            return false;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return false; // no answer: the device cannot know, and asks again
        }
    }
}
