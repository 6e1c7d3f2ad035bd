using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// What one device, account or address has failed within a quarter of an hour. Beyond its limit an attempt is refused, or waits: 1, 2, 4 … 20
/// seconds, never longer.
/// </summary>
internal sealed record SignInFailures
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Seconds. Calls between silos are given up after thirty.</summary>
    public const int LongestWait = 20;

    /// <summary>An attempt of which no end was told by then has died with its silo.</summary>
    public static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(2);

    /// <summary>More make no difference.</summary>
    private const int Kept = 1_000;

    /// <summary>What the store tells apart.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMicroseconds(1);

    public ImmutableArray<DateTimeOffset> Failed { get; init; } = [];

    /// <summary>When the attempts that are under way began.</summary>
    public ImmutableArray<DateTimeOffset> UnderWay { get; init; } = [];

    /// <summary>With one attempt more under way; refused with <c>auth.too_many_attempts</c>.</summary>
    public Result<SignInFailures> Begin(SignInLimit limit, DateTimeOffset now)
    {
        var failed = Failed.RemoveAll(at => now - at >= Window);
        if (limit.Refuses && failed.Length >= limit.Failures)
            return PeopleErrors.TooManyAttempts(failed[^limit.Failures] + Window - now);
        var underWay = UnderWay.RemoveAll(began => now - began >= LongestAttempt);
        return underWay.Length >= limit.AtOnce
            ? PeopleErrors.TooManyAttempts(TimeSpan.FromSeconds(limit.Refuses ? 1 : LongestWait))
            : new SignInFailures { Failed = failed, UnderWay = underWay.Add(now) };
    }

    /// <summary>How long an attempt waits that was admitted now.</summary>
    public SignInWait WaitOf(SignInLimit limit) => Failed.Length - limit.Failures is var beyond && (limit.Refuses || beyond < 0)
        ? new SignInWait(0)
        : new SignInWait(beyond < 5 ? Math.Min(LongestWait, 1 << beyond) : LongestWait);

    /// <summary>After an attempt ended. Failures are only forgotten with time: a success says nothing of who guessed beside it.</summary>
    public SignInFailures End(SignInEnd end, DateTimeOffset now) => this with
    {
        UnderWay = UnderWay.IsEmpty ? UnderWay : UnderWay.RemoveAt(0),
        Failed = end.Outcome is not SignInOutcomes.Failed ? Failed : Failed.Add(After(now)) is { Length: > Kept } many ? many.RemoveAt(0) : Failed.Add(After(now)),
    };

    /// <summary>An instant of its own for each failure: the store keeps one row for each.</summary>
    private DateTimeOffset After(DateTimeOffset now) => Failed is [.., var last] && now - last < Apart ? last + Apart : now;
}
