using System.Collections.Immutable;
using StudyMate.Assignments;

namespace StudyMate.Analytics;

/// <summary>Key figures from the figures of one or several scopes. Pure.</summary>
internal static class Kpis
{
    /// <summary>Counters of several scopes as one per assignment.</summary>
    public static ImmutableArray<MissionFigures> Merge(ImmutableArray<ScopeFigures> parts) =>
    [
        .. parts.SelectMany(part => part.Missions)
            .GroupBy(mission => mission.AssignmentId, StringComparer.Ordinal)
            .Select(group => new MissionFigures(group.Key, group.Sum(mission => mission.Counted), group.Sum(mission => mission.Finished))),
    ];

    public static KpisView Of(
        ImmutableArray<ScopeFigures> parts,
        ImmutableArray<MissionFigures> missions,
        ImmutableArray<AssignmentRow> assignments,
        string? themeId,
        FigureWindow window,
        long position)
    {
        var total = parts.Sum(part => part.Students);
        var active = parts.Sum(part => part.ActiveStudents);
        var started = parts.Sum(part => part.Sessions.Started);
        var completed = parts.Sum(part => part.Sessions.Completed);
        return new KpisView(
            new StudentsKpi(total, active, FigureFormulas.Rate(active, total)),
            FigureFormulas.Performance(FigureFormulas.Merge(parts.SelectMany(part => part.Themes))),
            new SessionsKpi(
                started,
                completed,
                FigureFormulas.Rate(completed, started),
                FigureFormulas.Hours(parts.Sum(part => part.Sessions.TimeMs))),
            Assignments(missions, assignments, themeId),
            window.From,
            window.To,
            position);
    }

    private static AssignmentsKpi Assignments(
        ImmutableArray<MissionFigures> missions, ImmutableArray<AssignmentRow> assignments, string? themeId)
    {
        var rows = assignments.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var (total, active, completed) = (0, 0, 0);
        foreach (var mission in missions)
        {
            if (!rows.TryGetValue(mission.AssignmentId, out var row) || row.Status is AssignmentStatus.Draft or AssignmentStatus.Cancelled)
                continue;
            if (themeId is not null && !string.Equals(row.ThemeId, themeId, StringComparison.Ordinal))
                continue;
            total++;
            active += row.Status is AssignmentStatus.Pushed or AssignmentStatus.Ack ? 1 : 0;
            completed += mission.Finished == mission.Counted ? 1 : 0;
        }

        return new AssignmentsKpi(total, active, completed);
    }
}

/// <summary>What figures need to know of an assignment.</summary>
internal sealed record AssignmentRow(string Id, string ThemeId, string Status);
