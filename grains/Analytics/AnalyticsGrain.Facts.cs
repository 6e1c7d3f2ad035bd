using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Learning;

namespace StudyMate.Analytics;

/// <summary>Why a figure is what it is: the facts behind it.</summary>
internal sealed partial class AnalyticsGrain
{
    public async Task<Result<FactsView>> GetFactsAsync(FactsQuery query, CancellationToken cancellationToken)
    {
        var ask = await access.CheckAsync(Tenant, query.Figures, Permissions.AnalyticsRead, cancellationToken);
        if (!ask.Succeeded)
            return ask.Error;
        var after = After(query.Page);
        if (!after.Succeeded)
            return after.Error;
        var (window, scopes) = ask.Value;
        var head = await facts.GetHeadAsync(Tenant, cancellationToken);

        var classes = scopes.Where(scope => scope.Kind == ScopeKind.Class).Select(scope => scope.Id).ToArray();
        var wholeSchool = scopes.Any(scope => scope.Kind != ScopeKind.Class);
        var found = await rows.QueryAsync<FactRow>(
            wholeSchool ? "Analytics/FactsOfSchool" : "Analytics/FactsOfClasses",
            new
            {
                tenant = Tenant,
                classes,
                after = after.Value,
                from = window.From,
                to = window.To,
                themeId = query.Figures.ThemeId,
                limit = query.Page.Limit + 1,
            },
            cancellationToken);
        var page = found.Take(query.Page.Limit).ToImmutableArray();
        var names = await NamesAsync(page, cancellationToken);
        var next = found.Length > page.Length ? Cursor.Of(page[^1].Position.ToString(CultureInfo.InvariantCulture)) : null;
        return new FactsView([.. page.Select(row => row.View(names.GetValueOrDefault(row.Subject ?? "")))], next, head) { Stale = query.Figures.AtLeast > head };
    }

    private static Result<long> After(PageRequest page)
    {
        if (page.Cursor is null)
            return 0;
        var values = Cursor.Read(page.Cursor, 1);
        if (!values.Succeeded)
            return values.Error;
        return long.TryParse(values.Value[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : AnalyticsErrors.CursorInvalid;
    }

    /// <summary>Students behind pseudonyms, as far as the caller may know them.</summary>
    private async Task<IReadOnlyDictionary<string, NameRow>> NamesAsync(ImmutableArray<FactRow> page, CancellationToken cancellationToken)
    {
        var subjects = page.Select(row => row.Subject).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (subjects.Length == 0 || await access.NamesAsync(Tenant, cancellationToken) is not { } visible)
            return ImmutableDictionary<string, NameRow>.Empty;
        var known = await rows.QueryAsync<NameRow>("Analytics/StudentsBySubject", new { tenant = Tenant, subjects }, cancellationToken);
        return known.Where(row => visible.Include(row.ClassId)).ToDictionary(row => row.Subject, StringComparer.Ordinal);
    }

    private sealed record NameRow(string Subject, string Id, string FirstName, string LastName, string? ClassId);

    private sealed record FactRow(
        long Position,
        string Kind,
        DateOnly SchoolDay,
        DateTimeOffset OccurredAt,
        string? Subject,
        string? Session,
        string? Class,
        string? Theme,
        string? Assignment,
        string Payload)
    {
        public FactView View(NameRow? student)
        {
            var view = new FactView(Position, Kind, SchoolDay, OccurredAt, Subject, Session)
            {
                ClassId = Class,
                ThemeId = Theme,
                AssignmentId = Assignment,
                StudentId = student?.Id,
                DisplayName = student is null ? null : $"{student.FirstName} {student.LastName}",
            };
            switch (Kind)
            {
                case FoldedKinds.SessionScored when JsonSerializer.Deserialize(Payload, FoldedFactsJson.Default.SessionScored) is { } scored:
                    return view with
                    {
                        OldScore = Counted(scored.Old)?.Score,
                        NewScore = Counted(scored.New)?.Score,
                        Verified = (scored.New ?? scored.Old)?.Verified,
                    };
                case FoldedKinds.SessionEnded when JsonSerializer.Deserialize(Payload, FoldedFactsJson.Default.SessionEnded) is { } ended:
                    return view with { TimeMsDelta = ended.TimeMsDelta };
                case FoldedKinds.MissionChanged when JsonSerializer.Deserialize(Payload, FoldedFactsJson.Default.MissionChanged) is { } changed:
                    return view with { OldStatus = changed.Old, NewStatus = changed.New };
                default:
                    return view;
            }
        }

        // The figures count a score once its session is completed.
        private static SessionResult? Counted(SessionResult? result) => result is { Completed: true } ? result : null;
    }
}
