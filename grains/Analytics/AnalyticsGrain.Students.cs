using StudyMate.Common;

namespace StudyMate.Analytics;

/// <summary>The students of a class with their figures: those of each student's own progress, side by side.</summary>
internal sealed partial class AnalyticsGrain
{
    public async Task<Result<StudentsFiguresView>> GetStudentsAsync(AnalyticsQuery query, CancellationToken cancellationToken)
    {
        if (query.ClassId is not { } classId)
            return AnalyticsErrors.ClassRequired;
        var ask = await access.CheckAsync(Tenant, query, Permissions.AnalyticsRead, cancellationToken);
        if (!ask.Succeeded)
            return ask.Error;
        // Figures of persons are more than figures of a class.
        var visible = await visibility.OfAsync(Actor.Required, Permissions.ProgressRead);
        if (!visible.IncludesClass(classId))
            return AccessErrors.Denied;

        var isWhole = query is { From: null, To: null };
        var window = isWhole ? new FigureWindow(DateOnly.MinValue, ask.Value.Window.To) : ask.Value.Window;
        // The head is read before the rows: they include at least all that it covers.
        var position = await facts.GetHeadAsync(Tenant, cancellationToken);
        var students = await rows.QueryAsync<RosterRow>(
            "Analytics/StudentsOfClass", new { tenant = Tenant, classId, masked = visible.Masked }, cancellationToken);
        var themes = await rows.QueryAsync<StudentThemeRow>(
            "Analytics/SessionsOfStudents",
            new { tenant = Tenant, students = students.Select(student => student.Id), from = window.From, to = window.To, themeId = query.ThemeId },
            cancellationToken);
        var byStudent = themes.ToLookup(row => row.StudentId, StringComparer.Ordinal);
        return new StudentsFiguresView(
            [.. students.Select(student => StudentFiguresFormulas.Of(student, visible.Masked, [.. byStudent[student.Id]]))],
            isWhole ? null : window.From,
            window.To,
            position)
        {
            Stale = query.AtLeast > position,
        };
    }
}
