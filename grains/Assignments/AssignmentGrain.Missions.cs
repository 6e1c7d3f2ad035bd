using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Learning;

namespace StudyMate.Assignments;

/// <summary>
/// Keeps the mission rows in line with the targets until the assignment is due: who joins receives the mission, who leaves keeps the
/// work but is not counted. Rows are added here; an existing row is changed by its student's learning grain only.
/// </summary>
internal sealed partial class AssignmentGrain
{
    private const string DueReminder = "due";
    private const int RowsPerAppend = 250;
    private const int CallsAtOnce = 16;

    public async Task ConvergeAsync()
    {
        await commit.CompleteAsync(this, record);
        await ConvergeInAsync(await ZoneAsync());
    }

    public async Task FollowZoneAsync(string timeZone)
    {
        await commit.CompleteAsync(this, record);
        await ConvergeInAsync(TimeZoneInfo.FindSystemTimeZoneById(timeZone));
    }

    private async Task ConvergeInAsync(TimeZoneInfo zone)
    {
        var now = time.GetUtcNow();
        await FollowAsync(zone, now);
        if (!State.IsOut || State.IsClosed)
            return;

        var students = await targets.StudentsAsync(Tenant, State.Targets, CancellationToken.None);
        var known = await reader.MembersAsync(Tenant, Id);
        await AddAsync([.. students.Where(student => !known.ContainsKey(student.Id))], now);

        var present = students.Select(student => student.Id).ToHashSet(StringComparer.Ordinal);
        await CountAsync([.. known.Where(member => member.Value != present.Contains(member.Key)).Select(member => (member.Key, !member.Value))]);
        await ReviseAsync([.. known.Keys]);

        // The last time: from now on joining and leaving change nothing any more.
        if (now > State.DueAt)
            await commit.SaveAsync(this, record, State with { ClosedFor = State.DueAt }, []);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        SystemEntry.Enter(Tenant);
        await ConvergeAsync();
        if (!State.IsOut || State.DueAt is null || State.IsClosed)
            await ForgetReminderAsync();
    }

    /// <summary>Everything that being handed out promises; repeated until it is done. Returns a position that includes it.</summary>
    private async Task<long> HandOutAsync()
    {
        await ConvergeAsync();
        await RemindAsync();
        return await GrainFactory.GetGrain<IFactLogGrain>(GrainKeys.Of(Tenant, "log")).GetHeadAsync();
    }

    private async Task FollowAsync(TimeZoneInfo zone, DateTimeOffset now)
    {
        var next = FollowZoneRule.Decide(State, zone, now);
        if (next == State)
            return;
        await SaveAsync(next, [AssignmentFacts.Changed], by: "system");
        await RemindAsync();
    }

    private async Task RemindAsync()
    {
        if (State is { IsOut: true, IsClosed: false, DueAt: { } due })
            await this.RegisterOrUpdateReminder(DueReminder, Longer(due - time.GetUtcNow(), TimeSpan.FromMinutes(1)), TimeSpan.FromHours(1));
    }

    private async Task AddAsync(ImmutableArray<TargetStudent> students, DateTimeOffset now)
    {
        var moment = Moment.Of(now, await ZoneAsync());
        var log = GrainFactory.GetGrain<IFactLogGrain>(GrainKeys.Of(Tenant, "log"));
        foreach (var chunk in students.Chunk(RowsPerAppend))
        {
            await log.AppendAsync(new Append(
                [.. chunk.Select(student => AssignmentRows.Entered(Id, State, student, moment))],
                [.. chunk.Select(student => AssignmentRows.AddMission(Tenant, Id, student))]));
        }
    }

    private async Task CountAsync(ImmutableArray<(string StudentId, bool Counted)> changes)
    {
        foreach (var chunk in changes.Chunk(CallsAtOnce))
        {
            await Task.WhenAll(chunk.Select(change =>
                GrainFactory.GetGrain<IStudentLearningGrain>(GrainKeys.Of(Tenant, change.StudentId)).CountMissionAsync(Pin(State), change.Counted)));
        }
    }

    /// <summary>After another due date each student's result is chosen anew.</summary>
    private async Task ReviseAsync(ImmutableArray<string> students)
    {
        if (!State.ResultsOutdated)
            return;
        foreach (var chunk in students.Chunk(CallsAtOnce))
            await Task.WhenAll(chunk.Select(student => GrainFactory.GetGrain<IStudentLearningGrain>(GrainKeys.Of(Tenant, student)).ReviseMissionAsync(Pin(State))));
        await commit.SaveAsync(this, record, State with { ResultsOutdated = false }, []);
    }

    private AssignmentPin Pin(AssignmentState state) => new(
        Id,
        state.ThemeId,
        state.ThemeVersion,
        state.Mode,
        state.Status,
        state.DueAt,
        state.Targets,
        state.AuthorId,
        state.ResultPolicy,
        state.Release,
        state.AnswersReleasedAt);

    private async Task ForgetReminderAsync()
    {
        if (await this.GetReminder(DueReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
