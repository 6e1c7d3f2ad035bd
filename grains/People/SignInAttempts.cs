using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Failed attempts from one address within the last 15 minutes. An attempt under way counts only against a margin, so that many
/// people (or one person's many devices) may sign in at the same moment, while parallel guesses stay few.
/// </summary>
internal sealed record SignInAttempts
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Attempts for one account that may be under way beyond the failures allowed.</summary>
    public const int UnderWayMargin = 20;

    public ImmutableArray<(string Who, DateTimeOffset At)> Failures { get; init; } = [];

    public ImmutableDictionary<string, int> UnderWay { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The attempts with one more under way; refused with <c>auth.too_many_attempts</c>.</summary>
    public Result<SignInAttempts> Begin(SignInAttempt attempt, DateTimeOffset now)
    {
        var recent = Failures.RemoveAll(failure => now - failure.At >= Window);
        if (recent.Length >= attempt.PerAddress)
            return PeopleErrors.TooManyAttempts(recent[recent.Length - attempt.PerAddress].At + Window - now);
        var own = recent.Where(failure => string.Equals(failure.Who, attempt.Who, StringComparison.Ordinal)).ToImmutableArray();
        if (own.Length >= attempt.PerWho)
            return PeopleErrors.TooManyAttempts(own[own.Length - attempt.PerWho].At + Window - now);
        var underWay = UnderWay.GetValueOrDefault(attempt.Who);
        if (own.Length + underWay >= attempt.PerWho + UnderWayMargin)
            return PeopleErrors.TooManyAttempts(TimeSpan.FromSeconds(1));
        return new SignInAttempts { Failures = recent, UnderWay = UnderWay.SetItem(attempt.Who, underWay + 1) };
    }

    /// <summary>The attempts after one of them ended. A success forgets the failures of the same account.</summary>
    public SignInAttempts End(SignInAttemptEnd end, DateTimeOffset now)
    {
        var left = UnderWay.GetValueOrDefault(end.Who) - 1;
        return new SignInAttempts
        {
            Failures = end.Succeeded
                ? Failures.RemoveAll(failure => string.Equals(failure.Who, end.Who, StringComparison.Ordinal))
                : Failures.Add((end.Who, now)),
            UnderWay = left > 0 ? UnderWay.SetItem(end.Who, left) : UnderWay.Remove(end.Who),
        };
    }
}
