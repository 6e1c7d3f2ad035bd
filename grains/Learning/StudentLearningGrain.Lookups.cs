using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Content;

namespace StudyMate.Learning;

/// <summary>What a batch refers to. Once a student works on a mission, none of this leaves the grain.</summary>
internal sealed partial class StudentLearningGrain : ILearningLookups
{
    private readonly Dictionary<string, AssignmentPin> _pins = new(StringComparer.Ordinal);

    public async ValueTask<AssignmentPin?> PinAsync(string assignmentId)
    {
        // Theme, version and targets never change. Status and due date matter only for a mission that is touched for the first time.
        if (_state!.Missions.ContainsKey(assignmentId) && _pins.TryGetValue(assignmentId, out var known))
            return known;
        var found = await GrainFactory.GetGrain<IAssignmentGrain>(GrainKeys.Of(Tenant, assignmentId)).GetPinAsync(CancellationToken.None);
        if (!found.Succeeded || found.Value.Status is AssignmentStatus.Draft)
            return null;
        await LoadMissionAsync(found.Value);
        return found.Value;
    }

    public async ValueTask<SessionState?> SessionAsync(string sessionId)
    {
        if (_state!.Sessions.TryGetValue(sessionId, out var session) || _holdsAllSessions)
            return session;
        if (await rows.SessionAsync(Tenant, StudentId, sessionId) is not { } stored)
            return null;
        _state = _state with { Sessions = _state.Sessions.Add(sessionId, stored) };
        return stored;
    }

    public async ValueTask<ThemeVersions?> VersionsAsync(string themeId)
    {
        var found = await GrainFactory.GetGrain<IThemeGrain>(GrainKeys.Of(Tenant, themeId)).GetVersionsAsync(CancellationToken.None);
        return found.Succeeded ? found.Value : null;
    }

    public ValueTask<AnswerKey?> AnswersAsync(string themeId, int version) => answerKeys.FindAsync(Tenant, themeId, version);

    private async Task LoadMissionAsync(AssignmentPin pin)
    {
        if (!_state!.Missions.ContainsKey(pin.Id) && await rows.MissionAsync(Tenant, StudentId, pin) is { } mission)
            _state = _state with { Missions = _state.Missions.Add(pin.Id, mission) };
        _pins[pin.Id] = pin;
    }
}
