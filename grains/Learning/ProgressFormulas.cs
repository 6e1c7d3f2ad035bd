using System.Collections.Immutable;

namespace StudyMate.Learning;

/// <summary>Where a student's scores go.</summary>
internal static class Trends
{
    public const string Improving = "improving";
    public const string Stable = "stable";
    public const string Declining = "declining";
}

/// <summary>Progress of one student from all sessions. Pure: the position and the school's today come from outside.</summary>
internal static class ProgressFormulas
{
    private const decimal StrongMastery = 0.8m;
    private const int ListedThemes = 5;
    private const int TrendDays = 30;
    private const int TrendLength = 5;
    private const int TrendMinimum = 3;
    private const decimal TrendStep = 10m;

    /// <param name="sessions">All sessions of the student, in any order.</param>
    /// <param name="titles">Titles of themes by id, where known.</param>
    /// <param name="today">The school's day now.</param>
    /// <param name="position">Position of the log that the sessions include.</param>
    public static ProgressView Of(
        ImmutableArray<ProgressSession> sessions, IReadOnlyDictionary<string, string> titles, DateOnly today, long position)
    {
        var scored = sessions.Where(session => session.IsScored)
            .OrderBy(session => session.At)
            .ThenBy(session => session.SessionId, StringComparer.Ordinal)
            .ToImmutableArray();
        var themes = Themes(scored, sessions);
        var (earned, next) = Badges.Evaluate(sessions);
        return new ProgressView(
            sessions.Count(session => session.Completed),
            Mean(scored),
            themes.IsEmpty ? 0 : Round(themes.Average(theme => theme.Mastery), 3),
            sessions.Sum(session => session.TimeMs) / 1000,
            [.. themes.Select(theme => theme.View(titles.GetValueOrDefault(theme.Id)))],
            earned,
            position)
        {
            SessionsLast7Days = sessions.Count(session => session.Completed && IsWithin(session.Day, today, 7)),
            CompletedAssignments = sessions.Where(session => session.Completed && session.AssignmentId is not null)
                .DistinctBy(session => session.AssignmentId, StringComparer.Ordinal).Count(),
            StreakDays = Streak(sessions, today),
            Trend = Trend(scored),
            ScoreTrend =
            [
                .. scored.Where(session => IsWithin(session.Day, today, TrendDays))
                    .GroupBy(session => session.Day)
                    .OrderBy(day => day.Key)
                    .Select(day => new DayScore(day.Key, Mean([.. day]))),
            ],
            Strengths =
            [
                .. themes.Where(theme => theme.Mastery >= StrongMastery && !theme.IsWeak)
                    .OrderByDescending(theme => theme.Mastery).ThenBy(theme => theme.Id, StringComparer.Ordinal)
                    .Take(ListedThemes).Select(theme => theme.Id),
            ],
            Weaknesses =
            [
                .. themes.Where(theme => theme.IsWeak)
                    .OrderBy(theme => theme.Score).ThenBy(theme => theme.Id, StringComparer.Ordinal)
                    .Take(ListedThemes).Select(theme => theme.Id),
            ],
            NextBadges = next,
        };
    }

    /// <summary>One decimal, halves away from zero.</summary>
    public static double Score(decimal value) => Round(value, 1);

    /// <summary>Mean of the last five scores against that of the five before; with fewer than three scores, nothing can be told.</summary>
    internal static string Trend(ImmutableArray<ProgressSession> scored)
    {
        var last = scored.Skip(Math.Max(0, scored.Length - TrendLength)).ToImmutableArray();
        var before = scored.Take(scored.Length - last.Length).TakeLast(TrendLength).ToImmutableArray();
        if (scored.Length < TrendMinimum || before.IsEmpty)
            return Trends.Stable;
        var step = ExactMean(last) - ExactMean(before);
        return step >= TrendStep ? Trends.Improving : step <= -TrendStep ? Trends.Declining : Trends.Stable;
    }

    /// <summary>Consecutive days with work that end today, or yesterday as long as today has none.</summary>
    internal static int Streak(ImmutableArray<ProgressSession> sessions, DateOnly today)
    {
        var days = sessions.Select(session => session.Day).ToHashSet();
        var day = days.Contains(today) ? today : today.AddDays(-1);
        var streak = 0;
        for (; days.Contains(day); day = day.AddDays(-1))
            streak++;
        return streak;
    }

    private static ImmutableArray<ThemeStanding> Themes(ImmutableArray<ProgressSession> scored, ImmutableArray<ProgressSession> all)
    {
        var time = all.Where(session => session.ThemeId is not null)
            .GroupBy(session => session.ThemeId!, StringComparer.Ordinal)
            .ToDictionary(theme => theme.Key, theme => (TimeMs: theme.Sum(s => s.TimeMs), At: theme.Max(s => s.At)), StringComparer.Ordinal);
        return
        [
            .. scored.Where(session => session.ThemeId is not null)
                .GroupBy(session => session.ThemeId!, StringComparer.Ordinal)
                .Select(theme => new ThemeStanding(
                    theme.Key,
                    [.. theme],
                    theme.Where(session => session.IsProof).Max(session => session.Tenths) / 1000m,
                    time[theme.Key].TimeMs,
                    time[theme.Key].At))
                .OrderByDescending(theme => theme.At)
                .ThenBy(theme => theme.Id, StringComparer.Ordinal),
        ];
    }

    private static bool IsWithin(DateOnly day, DateOnly today, int days) => day <= today && day > today.AddDays(-days);

    private static double Mean(ImmutableArray<ProgressSession> scored) => scored.IsEmpty ? 0 : Score(ExactMean(scored));

    private static decimal ExactMean(ImmutableArray<ProgressSession> scored) => scored.Sum(session => (long)session.Tenths!.Value) / 10m / scored.Length;

    private static double Round(decimal value, int decimals) => (double)Math.Round(
        Math.Round(value, 12, MidpointRounding.AwayFromZero), decimals, MidpointRounding.AwayFromZero);

    private sealed record ThemeStanding(string Id, ImmutableArray<ProgressSession> Scored, decimal? Best, long TimeMs, DateTimeOffset At)
    {
        /// <summary>What the figures of the class count as failed.</summary>
        public bool IsWeak => Score < PassMark.Score;

        public decimal Score => ExactMean(Scored);

        public decimal Mastery => Best ?? 0;

        public ThemeProgress View(string? title) => new(Id, Scored.Length, Mean(Scored), Round(Mastery, 3), At)
        {
            IsMasteryKnown = Best is not null,
            TimeSeconds = TimeMs / 1000,
            Title = title,
        };
    }
}
