using System.Net;
using StudyMate.Assignments;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.ClusterTests;

/// <summary>
/// The devices of a school's students under load: each sends batch after batch, and a batch that is not acknowledged again until it is. The only
/// other answer that they may get is that it cannot be done at the moment.
/// </summary>
internal sealed class Devices
{
    private const int BatchSize = 5;

    private readonly ClusterApp _cluster;
    private readonly LiveSchool _school;
    private readonly List<string>[] _acknowledged;
    private readonly CancellationTokenSource _enough = new();
    private readonly Task[] _playing;
    private int _turnedAway;

    private Devices(ClusterApp cluster, LiveSchool school)
    {
        (_cluster, _school) = (cluster, school);
        _acknowledged = [.. school.Students.Select(_ => new List<string>())];
        _playing = [.. Enumerable.Range(0, school.Students.Count).Select(PlayAsync)];
    }

    /// <summary>How many batches were answered with 503.</summary>
    public int TurnedAway => Volatile.Read(ref _turnedAway);

    public static Devices Start(ClusterApp cluster, LiveSchool school) => new(cluster, school);

    public static object Batch(object[] events) => new { sentAt = DateTimeOffset.UtcNow, events };

    /// <summary>Until every student has been acknowledged so many batches more than now.</summary>
    public async Task MoveOnAsync(int batches)
    {
        var before = Counts();
        await Wait.UntilAsync(() => _playing.Any(playing => playing.IsFaulted) || Counts().Zip(before).All(pair => pair.First >= pair.Second + (batches * BatchSize)));
        if (_playing.FirstOrDefault(playing => playing.IsFaulted) is { } failed)
            await failed;
    }

    public async Task StopAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_playing);
        _enough.Dispose();
    }

    /// <summary>Whatever was acknowledged is in the log once, and the log has no gap.</summary>
    public async Task AssertNothingLostAsync(IFactStore facts)
    {
        var stored = await facts.ReadAsync(_school.School.Tenant, 0, int.MaxValue);
        stored.Select(fact => fact.Position).Should().Equal(Enumerable.Range(1, stored.Length).Select(n => (long)n));
        var times = stored.CountBy(fact => fact.Fact.Id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var acknowledged = _acknowledged.SelectMany(ids => ids).ToArray();
        acknowledged.Should().NotBeEmpty();
        acknowledged.Should().AllSatisfy(id => times.GetValueOrDefault(id).Should().Be(1));
    }

    private int[] Counts() => [.. _acknowledged.Select(ids =>
    {
        lock (ids)
            return ids.Count;
    })];

    private async Task PlayAsync(int student)
    {
        await Task.Yield();
        using var device = _school.Student(student);
        for (var batch = 0; !_enough.IsCancellationRequested; batch++)
        {
            var ids = Enumerable.Range(0, BatchSize).Select(_ => Guid.NewGuid().ToString()).ToArray();
            // The same events each time: an id that comes back with other content is refused.
            object[] events =
            [
                .. ids.Select((id, n) => _school.Event(
                    student, "answer.given", $"s-{batch / 20}", (batch * BatchSize) + n + 1, new { questionId = "q1", given = "a", elapsedMs = 900 }, id: id)),
            ];
            while (!await IsAcknowledgedAsync(device, events))
                await Task.Delay(50, CancellationToken.None);

            lock (_acknowledged[student])
                _acknowledged[student].AddRange(ids);
        }
    }

    private async Task<bool> IsAcknowledgedAsync(HttpClient device, object[] events)
    {
        using var answer = await device.PostAsync("/api/student/events", Batch(events));
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable)
        {
            await answer.ShouldBeUnavailableAsync();
            Interlocked.Increment(ref _turnedAway);
            return false;
        }

        (answer.StatusCode is HttpStatusCode.Accepted).Should().BeTrue($"A device was answered {(int)answer.StatusCode}: {string.Join('\n', _cluster.Faults)}");
        // Also when an attempt had been carried out whose answer was lost.
        var taken = await answer.ShouldBe(HttpStatusCode.Accepted);
        (taken.GetProperty("accepted").GetInt32() + taken.GetProperty("duplicates").GetInt32()).Should().Be(events.Length, taken.GetRawText());
        return true;
    }
}

internal static class Unavailable
{
    /// <summary>What the contract says of a server that cannot: a whole problem with a code, and when to come back.</summary>
    public static async Task ShouldBeUnavailableAsync(this HttpResponseMessage answer)
    {
        var problem = await answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "server.unavailable");
        (answer.Headers.RetryAfter?.Delta > TimeSpan.Zero).Should().BeTrue();
        problem.GetRawText().Should().NotContainEquivalentOf("mysql");
        problem.GetRawText().Should().NotContainEquivalentOf("orleans");
    }
}
