using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.Learning;

/// <summary>
/// The shape of one event: ids, required members by type, bounds. What needs to know the school (student, assignment, theme,
/// question) is checked by <see cref="SubmitEventsRule"/>.
/// </summary>
internal static class CheckEvent
{
    /// <summary>A session's or answer's time beyond this counts as this: a tablet left open over a weekend loses no work.</summary>
    public const long MaxTimeMs = 24 * 60 * 60 * 1000;

    public const int MaxQuestionIds = 500;
    private const long MaxSeq = (1L << 53) - 1;
    private const int MaxGivenItems = 20;
    private const int MaxGivenLength = 8_000;
    private const int MaxToken = 64;
    private const int MaxMessage = 2_000;

    /// <summary>The reason to refuse the event, or null. <paramref name="id"/> is the event's normal id as soon as it has a valid one.</summary>
    public static EventRefusal? Check(DeviceEvent e, out string? id)
    {
        id = Guid.TryParseExact(e.EventId, "D", out var guid) ? guid.ToString("D") : null;
        if (e.Fault is { } fault)
            return fault is DeviceEvent.NoObject ? EventErrors.Malformed : EventErrors.DataInvalid(fault);
        if (id is null)
            return EventErrors.IdInvalid;
        return CheckEnvelope(e) ?? e.Type switch
        {
            EventTypes.SessionStarted => CheckSession(e) ?? CheckStarted(e.Data),
            EventTypes.AnswerGiven => CheckSession(e) ?? CheckAnswer(e.Data),
            EventTypes.SessionCompleted => CheckSession(e) ?? CheckCompleted(e.Data),
            EventTypes.AssignmentReceived or EventTypes.AssignmentOpened =>
                e.AssignmentId is null ? EventErrors.AssignmentRequired : null,
            EventTypes.Error => e.Data.Message is { } message && (message.Length > MaxMessage || !TypedText.IsText(message)) ? EventErrors.DataInvalid("data.message") : null,
            _ => EventErrors.TypeUnknown,
        };
    }

    /// <summary>Session ids are compared without case: some platforms write UUIDs in capitals.</summary>
    public static string SessionId(DeviceEvent e) => Lower(e.SessionId!);

    /// <summary>A short word of the sender's (mode, error code): kept when it is one, dropped otherwise.</summary>
    public static bool IsToken(string? text)
    {
        if (text is not { Length: > 0 and <= MaxToken })
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':'))
                return false;
        }

        return true;
    }

    private static EventRefusal? CheckEnvelope(DeviceEvent e)
    {
        if (e.Type is null)
            return EventErrors.TypeUnknown;
        if (!IsToken(e.DeviceId))
            return EventErrors.DeviceInvalid;
        if (e.ClientSeq is not (>= 0 and <= MaxSeq))
            return EventErrors.SeqInvalid;
        if (e.OccurredAt is null)
            return EventErrors.TimeInvalid;
        if (e.AssignmentId is not null && !GrainKeys.IsId(e.AssignmentId))
            return EventErrors.UnknownAssignment;
        if (e.ThemeId is not null && !GrainKeys.IsId(e.ThemeId))
            return EventErrors.UnknownTheme;
        return e.ThemeVersion is <= 0 ? EventErrors.UnknownTheme : null;
    }

    private static EventRefusal? CheckSession(DeviceEvent e) =>
        e.SessionId is { Length: > 0 } && GrainKeys.IsId(Lower(e.SessionId)) ? null : EventErrors.SessionInvalid;

    private static EventRefusal? CheckStarted(EventData data)
    {
        if (data.Mode is null)
            return EventErrors.DataRequired("data.mode");
        if (!IsToken(data.Mode))
            return EventErrors.DataInvalid("data.mode");
        return data.QuestionIds is { IsDefault: false, Length: > MaxQuestionIds } ? EventErrors.DataInvalid("data.questionIds") : null;
    }

    private static EventRefusal? CheckAnswer(EventData data)
    {
        if (data.QuestionId is null)
            return EventErrors.DataRequired("data.questionId");
        if (data.Given.IsDefault)
            return EventErrors.DataRequired("data.given");
        if (data.ElapsedMs is null)
            return EventErrors.DataRequired("data.elapsedMs");
        if (data.ElapsedMs < 0)
            return EventErrors.DataInvalid("data.elapsedMs");
        if (IsTooLarge(data.Given))
            return EventErrors.TooLarge;
        return data.Given.All(item => TypedText.IsText(item)) ? null : EventErrors.DataInvalid("data.given");
    }

    private static EventRefusal? CheckCompleted(EventData data)
    {
        if (data.TimeSpentMs is null)
            return EventErrors.DataRequired("data.timeSpentMs");
        if (data.TimeSpentMs < 0)
            return EventErrors.DataInvalid("data.timeSpentMs");
        if (data.Mode is not null && !IsToken(data.Mode))
            return EventErrors.DataInvalid("data.mode");
        if (data is { ScorePercent: null, Correct: null, Total: null })
            return null;
        if (data.Total is not { } total || data.Correct is not { } correct)
            return EventErrors.DataRequired(data.Total is null ? "data.total" : "data.correct");
        if (total is < 1 or > MaxQuestionIds)
            return EventErrors.DataInvalid("data.total");
        if (correct < 0 || correct > total)
            return EventErrors.DataInvalid("data.correct");
        // Written so that NaN fails, too.
        return data.ScorePercent is { } percent && !(percent is >= 0 and <= 100) ? EventErrors.DataInvalid("data.scorePercent") : null;
    }

    private static bool IsTooLarge(ImmutableArray<string> given)
    {
        if (given.Length > MaxGivenItems)
            return true;
        var length = 0;
        foreach (var item in given)
            length += item.Length;
        return length > MaxGivenLength;
    }

    private static string Lower(string id)
    {
        foreach (var c in id)
        {
            if (char.IsAsciiLetterUpper(c))
                return id.ToLowerInvariant();
        }

        return id;
    }
}
