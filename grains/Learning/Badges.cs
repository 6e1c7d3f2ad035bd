using System.Collections.Immutable;

namespace StudyMate.Learning;

/// <summary>
/// The six badges. Earning is a pure function of the student's sessions: they are replayed in the order in which they ended, and a
/// badge is earned at the first session after which its criterion holds, once and for good. Sessions that only a device vouches for
/// give none.
/// </summary>
internal static class Badges
{
    private const int MasteredTenths = 800;

    private static readonly ImmutableArray<Badge> All =
    [
        new("premier-pas", "Premier Pas", "🎯", "debutant", "bronze", 1, run => run.Sessions),
        new("perseverant", "Persévérant", "💪", "progression", "bronze", 10, run => run.Sessions),
        new("expert-en-herbe", "Expert en Herbe", "📚", "excellence", "silver", 80, run => run.AverageScore),
        new("perfectionniste", "Perfectionniste", "⭐", "excellence", "gold", 5, run => run.Perfect),
        new("regulier", "Régulier", "🔥", "regularite", "silver", 7, run => run.Streak),
        new("maitre", "Maître", "👑", "maitrise", "gold", 5, run => run.MasteredThemes),
    ];

    /// <summary>Badges earned by these sessions, in the order of earning, and how far the others are.</summary>
    public static (ImmutableArray<EarnedBadge> Earned, ImmutableArray<NextBadge> Next) Evaluate(IEnumerable<ProgressSession> sessions)
    {
        var run = new Run();
        var earned = ImmutableArray.CreateBuilder<EarnedBadge>();
        var open = All.ToList();
        foreach (var session in sessions.Where(session => session.IsProof)
            .OrderBy(session => session.At)
            .ThenBy(session => session.SessionId, StringComparer.Ordinal))
        {
            run.Add(session);
            foreach (var badge in open.FindAll(badge => badge.Value(run) >= badge.Target))
            {
                open.Remove(badge);
                earned.Add(new EarnedBadge(badge.Id, badge.Name, badge.Icon, badge.Category, badge.Tier, session.At));
            }
        }

        return (earned.DrainToImmutable(), [.. open.Select(badge => badge.Next(badge.Value(run)))]);
    }

    private sealed record Badge(
        string Id, string Name, string Icon, string Category, string Tier, decimal Target, Func<Run, decimal> Value)
    {
        public NextBadge Next(decimal current) => new(
            Id,
            Name,
            Icon,
            Category,
            Tier,
            ProgressFormulas.Score(current),
            (double)Target,
            ProgressFormulas.Score(Math.Min(100m, 100m * current / Target)));
    }

    /// <summary>What the criteria look at, after some of the sessions.</summary>
    private sealed class Run
    {
        private readonly HashSet<string> _mastered = new(StringComparer.Ordinal);
        private readonly HashSet<DateOnly> _days = [];
        private long _tenths;

        public int Sessions { get; private set; }

        public int Perfect { get; private set; }

        /// <summary>Longest run of consecutive school days so far.</summary>
        public int Streak { get; private set; }

        public decimal AverageScore => Sessions == 0 ? 0 : _tenths / 10m / Sessions;

        public int MasteredThemes => _mastered.Count;

        public void Add(ProgressSession session)
        {
            var tenths = session.Tenths!.Value; // a proof has a score
            Sessions++;
            _tenths += tenths;
            if (tenths >= 1000)
                Perfect++;
            if (tenths >= MasteredTenths && session.ThemeId is { } theme)
                _mastered.Add(theme);
            if (_days.Add(session.Day))
                Streak = Math.Max(Streak, 1 + Count(session.Day, -1) + Count(session.Day, 1));
        }

        private int Count(DateOnly day, int step)
        {
            var count = 0;
            while (_days.Contains(day.AddDays(step * (count + 1))))
                count++;
            return count;
        }
    }
}
