using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Facts;
using StudyMate.Learning;
using StudyMate.People;

namespace StudyMate.Assignments;

/// <summary>
/// One student's inbox, worked out from targets, the student's class and the mission rows each time. What it finds that the rows do
/// not say yet (joined, left) it has the student's learning grain write.
/// </summary>
[StatelessWorker(1)]
internal sealed class StudentMissionsGrain(IGrainFactory grains, IRows rows, IThemeLibrary themes, TimeProvider time) : Grain, IStudentMissionsGrain
{
    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    private string StudentId => GrainKeys.Split(this.GetPrimaryKeyString()).Id;

    public async Task<Result<Missions>> GetMissionsAsync(CancellationToken cancellationToken)
    {
        var inbox = await OwnInboxAsync(cancellationToken);
        if (!inbox.Succeeded)
            return inbox.Error;
        await CountAsync(inbox.Value);
        var now = time.GetUtcNow();
        return new Missions(
        [
            .. inbox.Value
                .Where(mission => mission.Counts)
                .OrderBy(mission => mission.Row.DueAt ?? DateTimeOffset.MaxValue)
                .ThenBy(mission => mission.Row.CreatedAt)
                .ThenBy(mission => mission.Row.Id, StringComparer.Ordinal)
                .Select(mission => mission.Row.View(now)),
        ]);
    }

    public async Task<Result<ServedTheme>> GetThemeAsync(ServeTheme query, CancellationToken cancellationToken)
    {
        var inbox = await OwnInboxAsync(cancellationToken);
        if (!inbox.Succeeded)
            return inbox.Error;
        var versions = await grains.GetGrain<IThemeGrain>(GrainKeys.Of(Tenant, query.ThemeId)).GetVersionsAsync(cancellationToken);
        if (!versions.Succeeded)
            return AssignmentErrors.ThemeNotFound;
        var missions = inbox.Value
            .Where(mission => mission.Counts && string.Equals(mission.Row.ThemeId, query.ThemeId, StringComparison.Ordinal))
            .Select(mission => mission.Row)
            .ToImmutableArray();
        if (ServeThemeRule.Decide(query, versions.Value, missions, time.GetUtcNow()) is not { } served)
            return AssignmentErrors.ThemeNotFound;
        if (await themes.FindAsync(Tenant, query.ThemeId, served.Version, cancellationToken) is not { } theme)
            return AssignmentErrors.ThemeNotFound;
        // First it is written down, then the answers leave.
        if (!served.Ends.IsEmpty)
            await grains.GetGrain<IStudentLearningGrain>(this.GetPrimaryKeyString()).CloseForAnswersAsync([.. served.Ends.Select(mission => mission.Pin([]))]);
        return new ServedTheme(
            themes.WriteForApp(theme, query.ThemeId, served.Version, served.Answers),
            $"\"{served.Version}{(served.Answers ? "" : "-without-answers")}\"");
    }

    public async Task FollowAsync()
    {
        SystemEntry.Enter(Tenant);
        var inbox = await InboxAsync(CancellationToken.None);
        if (inbox.Succeeded)
            await CountAsync(inbox.Value);
    }

    /// <summary>Has the learning grain write what the rows do not say yet.</summary>
    private async Task CountAsync(ImmutableArray<InboxEntry> inbox)
    {
        foreach (var mission in inbox)
        {
            if (mission.Counts != mission.Row.Counted)
                await grains.GetGrain<IStudentLearningGrain>(this.GetPrimaryKeyString()).CountMissionAsync(mission.Row.Pin(mission.Targets), mission.Counts);
        }
    }

    private async Task<Result<ImmutableArray<InboxEntry>>> OwnInboxAsync(CancellationToken cancellationToken) =>
        string.Equals(Actor.Required.StudentId, StudentId, StringComparison.Ordinal) ? await InboxAsync(cancellationToken) : AccessErrors.Denied;

    /// <summary>Everything that is or was for this student and still out, with whether it counts now.</summary>
    private async Task<Result<ImmutableArray<InboxEntry>>> InboxAsync(CancellationToken cancellationToken)
    {
        var profile = await grains.GetGrain<IStudentGrain>(this.GetPrimaryKeyString()).GetProfileAsync(cancellationToken);
        if (!profile.Succeeded)
            return profile.Error;
        var found = await rows.QueryAsync<InboxRow>(
            "Assignments/Inbox",
            new { tenant = Tenant, studentId = StudentId, classId = profile.Value.ClassId, promotionId = profile.Value.PromotionId, limit = Inbox.MaxMissions },
            cancellationToken);
        var now = time.GetUtcNow();
        return found.Select(row => Inbox.Entry(row, profile.Value, now)).ToImmutableArray();
    }
}
