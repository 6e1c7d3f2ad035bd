using System.Collections.Immutable;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Learning;

/// <summary>What happens to a student's missions without any work.</summary>
internal sealed partial class StudentLearningGrain
{
    public Task CountMissionAsync(AssignmentPin assignment, bool counted) => ChangeMissionAsync(
        assignment,
        (mission, student, now) => mission is null
            ? FoldMission.Enter(assignment, student, now) with { Counted = counted }
            : mission.Counted == counted ? null
            // Figures keep a class that is left; one that is entered gets the mission from now on.
            : mission with { Counted = counted, ClassId = counted ? student.ClassId : mission.ClassId });

    public Task ReviseMissionAsync(AssignmentPin assignment)
    {
        // Its row is written without a fact that the log could refuse: not on the word of an old activation.
        Drop();
        return ChangeMissionAsync(assignment, (mission, _, _) => mission is { Sessions.IsEmpty: false } ? mission with { DueAt = assignment.DueAt } : null);
    }

    public async Task CloseForAnswersAsync(ImmutableArray<AssignmentPin> assignments)
    {
        foreach (var assignment in assignments)
        {
            await ChangeMissionAsync(
                assignment,
                (mission, student, now) => mission is { AnswersSeenAt: not null }
                    ? null
                    : (mission ?? FoldMission.Enter(assignment, student, now)) with { AnswersSeenAt = now });
        }
    }

    /// <summary>Writes what <paramref name="change"/> makes of a mission, with the facts that follow; null changes nothing.</summary>
    private async Task ChangeMissionAsync(AssignmentPin assignment, Func<MissionState?, Student, DateTimeOffset, MissionState?> change)
    {
        for (var reload = 0; reload <= MaxReloads; reload++)
        {
            await LoadAsync();
            var (student, _) = await StudentAsync(CancellationToken.None);
            await LoadMissionAsync(assignment);
            var now = time.GetUtcNow();
            var before = _state!.Missions.GetValueOrDefault(assignment.Id);
            if (change(before, student, now) is not { } next)
                return;
            var facts = ImmutableArray.CreateBuilder<Fact>();
            if (next.AnswersSeenAt is not null && before?.AnswersSeenAt is null)
                facts.Add(MissionFacts.AnswersSeen(FoldMission.CountedAs(next, student), Moment.Of(now, student.Zone)));
            var changed = FoldMission.AddFacts(next, student, now, facts);
            var state = _state with { Missions = _state.Missions.SetItem(assignment.Id, changed) };
            var appended = await AppendAsync(new Append(facts.ToImmutable(), [LearningRows.Put(changed, student)]) { RefuseExisting = true });
            if (appended.Existing.IsEmpty)
            {
                _state = state.Trimmed();
                return;
            }

            Drop();
        }

        throw new InvalidOperationException("The log keeps refusing what this student's mission comes to.");
    }
}
