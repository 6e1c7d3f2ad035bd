using System.Collections.Concurrent;
using System.Diagnostics;

namespace StudyMate.Bench;

/// <summary>The eight connections, and what was acknowledged to them.</summary>
internal sealed class IngestSender(int students)
{
    public const int Connections = 8;

    private const string Events = "events";
    private static readonly TimeSpan KillAfter = TimeSpan.FromSeconds(2);

    private readonly Guid _run = Guid.NewGuid();
    private readonly ConcurrentBag<IngestBatch> _acknowledged = [];
    private readonly string[] _tokens = new string[students];
    private int _number;
    private Acknowledgement _latest = new(0, Stopwatch.GetTimestamp());

    /// <summary>What was acknowledged last.</summary>
    public Acknowledgement Latest => Volatile.Read(ref _latest);

    public BenchSchool School { get; private set; } = null!; // set by PrepareAsync

    public long Acknowledged => (long)_acknowledged.Count * IngestBatch.Events;

    public async Task PrepareAsync(ApiClient api, CancellationToken stop)
    {
        School = await new SchoolSetup(api, stop).RunAsync(
            SchoolSetup.DefaultEmail, SchoolSetup.DefaultPassword, students, [new BenchTheme("Débit", IngestBatch.Questions)]);
        await SignInAsync(api, stop);
    }

    /// <summary>Sends as fast as it is acknowledged; answers events acknowledged per second.</summary>
    public async Task<double> SendAsync(ApiClient api, TimeSpan time, Latencies latencies, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var accepted = 0L;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(
            async () =>
            {
                // Each connection serves its own students in turn, as a school's network does.
                for (var student = connection; clock.Elapsed < time; student = Next(student))
                {
                    var batch = new IngestBatch(Interlocked.Increment(ref _number), student, DateTimeOffset.UtcNow.AddMinutes(-1));
                    var start = Stopwatch.GetTimestamp();
                    var answer = await PostAsync(api, batch, stop);
                    latencies.Add(Stopwatch.GetElapsedTime(start));
                    if (answer.Accepted != IngestBatch.Events)
                        throw new BenchException($"A batch of {IngestBatch.Events} new events was answered with {answer}.");
                    _acknowledged.Add(batch);
                    Interlocked.Add(ref accepted, answer.Accepted);
                }
            },
            stop)));
        return accepted / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Signs in anew and sends one batch until it is acknowledged.</summary>
    public async Task SendOneAsync(ApiClient api, CancellationToken stop)
    {
        await SignInAsync(api, stop);
        var batch = new IngestBatch(Interlocked.Increment(ref _number), 0, DateTimeOffset.UtcNow.AddMinutes(-1));
        await PostAsync(api, batch, stop);
        _acknowledged.Add(batch);
    }

    /// <summary>The product dies while all connections wait for an answer; what was answered until then is promised.</summary>
    public async Task SendUntilKilledAsync(ApiClient api, ApiProcess product, CancellationToken stop)
    {
        var sending = SendAsync(api, TimeSpan.FromMinutes(1), new Latencies(), stop);
        await Task.Delay(KillAfter, stop);
        await product.KillAsync();
        try
        {
            await sending;
            throw new BenchException("The product answered after it was killed.");
        }
        catch (HttpRequestException)
        {
            // What was meant to happen.
        }
    }

    /// <summary>Sends everything again: what the log holds is answered as a duplicate, what is missing would be accepted.</summary>
    public async Task<long> ReadBackAsync(ApiClient api, CancellationToken stop)
    {
        await SignInAsync(api, stop);
        var found = 0L;
        await Parallel.ForEachAsync(
            _acknowledged,
            new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = stop },
            async (batch, _) => Interlocked.Add(ref found, (await PostAsync(api, batch, stop)).Duplicates));
        return found;
    }

    private async Task<(long Accepted, long Duplicates)> PostAsync(ApiClient api, IngestBatch batch, CancellationToken stop)
    {
        var answer = await api.PostBytesAsync(Events, "/api/student/events", _tokens[batch.Student], batch.Body(School, _run), stop);
        Volatile.Write(ref _latest, new Acknowledgement(answer.GetProperty("position").GetInt64(), Stopwatch.GetTimestamp()));
        return (answer.GetProperty("accepted").GetInt64(), answer.GetProperty("duplicates").GetInt64());
    }

    private async Task SignInAsync(ApiClient api, CancellationToken stop)
    {
        for (var student = 0; student < students; student++)
        {
            var answer = await api.PostAsync(
                "sign in", "/api/auth/student", null, new { school = School.Tenant, code = School.Students[student].AccessCode, deviceId = "bench" }, stop);
            _tokens[student] = answer.GetProperty("accessToken").GetString()!;
        }
    }

    private int Next(int student) => student + Connections < students ? student + Connections : student % Connections;
}

/// <param name="Position">In the school's log, of the last fact that was acknowledged.</param>
/// <param name="At">When, by the clock of <see cref="Stopwatch"/>.</param>
internal sealed record Acknowledgement(long Position, long At);
