using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.People;
using StudyMate.Tenancy;

namespace StudyMate.Learning;

/// <summary>
/// Progress of one student, computed from the session rows, which are written in the same transaction as the facts. Interleaves: nothing is held
/// between turns, so there is no invariant to break.
/// </summary>
[GrainType("student-progress")]
[Reentrant]
internal sealed class StudentProgressGrain(
    IFactStore facts, IRows rows, ITenantCatalog tenants, IStaffClasses staffClasses, PermissionTable permissions, TimeProvider time)
    : Grain, IStudentProgressGrain
{
    public async Task<Result<ProgressView>> GetAsync(ProgressQuery query, CancellationToken cancellationToken)
    {
        var (tenant, studentId) = GrainKeys.Split(this.GetPrimaryKeyString());
        if (await tenants.FindAsync(tenant, cancellationToken) is not { } school || !await MayReadAsync(tenant, studentId, cancellationToken))
            return LearningErrors.StudentNotFound;

        // The head is read before the rows: they include at least all that it covers.
        var position = await facts.GetHeadAsync(tenant, cancellationToken);
        var sessions = await rows.QueryAsync<SessionRow>("Learning/SessionsOfStudent", new { tenant, studentId }, cancellationToken);
        var themes = sessions.Select(row => row.ThemeId).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var titles = themes.Length == 0 ? [] : await rows.QueryAsync<TitleRow>("Content/ThemeTitles", new { tenant, ids = themes }, cancellationToken);
        var progress = ProgressFormulas.Of(
            [.. sessions.Select(row => row.Session)],
            titles.ToDictionary(row => row.Id, row => row.Title, StringComparer.Ordinal),
            SchoolTime.DayOf(time.GetUtcNow(), Zones.Of(school.TimeZone)),
            position);
        return progress with { Stale = query.AtLeast > position };
    }

    private async Task<bool> MayReadAsync(string tenant, string studentId, CancellationToken cancellationToken)
    {
        var actor = Actor.Required;
        var profile = await GrainFactory.GetGrain<IStudentGrain>(GrainKeys.Of(tenant, studentId)).GetProfileAsync(cancellationToken);
        return profile.Succeeded && await permissions.ScopeAsync(actor, Permissions.ProgressRead) switch
        {
            Scope.Tenant => true,
            Scope.OwnClasses => profile.Value.ClassId is { } classId
                && (await staffClasses.OfAsync(tenant, actor.AccountId, cancellationToken)).Contains(classId),
            Scope.Own => string.Equals(actor.StudentId, studentId, StringComparison.Ordinal),
            _ => false,
        };
    }

    private sealed record SessionRow(
        string SessionId,
        string? ThemeId,
        string? AssignmentId,
        DateOnly SchoolDay,
        DateTimeOffset LastActivityAt,
        bool Completed,
        bool Verified,
        double? Score,
        long TimeMs)
    {
        public ProgressSession Session => new(
            SessionId,
            ThemeId,
            AssignmentId,
            SchoolDay,
            LastActivityAt,
            Completed,
            Verified,
            Score is { } score ? (int)Math.Round(score * 10, MidpointRounding.AwayFromZero) : null,
            TimeMs);
    }

    private sealed record TitleRow(string Id, string Title);
}
