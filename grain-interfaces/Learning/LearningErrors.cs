using StudyMate.Common;

namespace StudyMate.Learning;

/// <summary>Refusals of this domain's requests as a whole.</summary>
public static class LearningErrors
{
    public static Error BodyMalformed => Error.Invalid("events.malformed", "The body is an object with sentAt and events.");

    public static Error SentAtInvalid => Error.Invalid("events.sent_at_invalid", "sentAt is an RFC 3339 time.", "sentAt");

    public static Error EventsRequired => Error.Invalid("events.required", "events is required.", "events");

    public static Error EventsNoArray => Error.Invalid("events.required", "events is an array.", "events");

    public static Error TooManyEvents => Error.Invalid("events.too_many", "A batch holds at most 1,000 events.", "events");

    public static Error NotOwnEvents => Error.Forbidden("events.not_own", "A device hands over the events of the student who is signed in.");

    public static Error AnswerNotFound => Error.NotFound("answer.not_found", "There is no such answer.");

    public static Error AnswerNotOpen => Error.Conflict("answer.not_open", "Only answers to open questions are marked by a person.");

    public static Error AnswerReplaced => Error.Conflict("answer.replaced", "The student has answered again since: read the new answer first.");

    public static Error StudentNotFound => Error.NotFound("student.not_found", "There is no such student.");
}

/// <summary>Why an event is not taken. The code is stable; the message is for people and never repeats what was sent.</summary>
public sealed record EventRefusal(string Code, string Message);

/// <summary>Refusals of single events.</summary>
public static class EventErrors
{
    public static readonly EventRefusal Malformed = new("event.malformed", "An event is a JSON object.");
    public static readonly EventRefusal IdInvalid = new("event.id_invalid", "eventId must be a UUID.");
    public static readonly EventRefusal TypeUnknown = new("event.type_unknown", "This type of event is not known.");
    public static readonly EventRefusal StudentRequired = new("event.student_required", "A server names the student of every event.");
    public static readonly EventRefusal WrongStudent = new("event.wrong_student", "This event belongs to another student: keep it for that student's queue.");
    public static readonly EventRefusal StudentInactive = new("event.student_inactive", "This student is not active.");
    public static readonly EventRefusal UnknownStudent = new("event.unknown_student", "There is no such student.");
    public static readonly EventRefusal DeviceInvalid = new("event.device_invalid", "deviceId is required: 1 to 64 letters, digits, '.', '_', ':' or '-'.");
    public static readonly EventRefusal SeqInvalid = new("event.seq_invalid", "clientSeq is required: a whole number from 0 to 2^53 - 1.");
    public static readonly EventRefusal TimeInvalid = new("event.time_invalid", "occurredAt is required: an RFC 3339 time.");
    public static readonly EventRefusal SessionInvalid = new("event.session_invalid", "sessionId is required: 1 to 60 letters, digits or hyphens.");
    public static readonly EventRefusal SessionMismatch = new("event.session_mismatch", "The session belongs to another theme or assignment.");
    public static readonly EventRefusal ThemeRequired = new("event.theme_required", "Neither the event nor its session says which theme or assignment was worked on.");
    public static readonly EventRefusal ThemeMismatch = new("event.theme_mismatch", "The assignment is about another theme.");
    public static readonly EventRefusal UnknownTheme = new("event.unknown_theme", "There is no such theme or version, or it was never published.");
    public static readonly EventRefusal UnknownQuestion = new("event.unknown_question", "The theme version has no such question.");
    public static readonly EventRefusal AssignmentRequired = new("event.assignment_required", "assignmentId is required.");
    public static readonly EventRefusal UnknownAssignment = new("event.unknown_assignment", "There is no such assignment.");
    public static readonly EventRefusal TooLarge = new("event.too_large", "The answer is too long: at most 20 items and 8,000 characters.");
    public static readonly EventRefusal IdReused = new("event.id_reused", "Another event with this eventId was taken before.");

    /// <summary>A member of <c>data</c> (or of the event) is missing.</summary>
    public static EventRefusal DataRequired(string field) => new("event.data_required", $"{field} is required.");

    /// <summary>A member has the wrong type, is out of its bounds or is no text. The field is one of ours, never what was sent.</summary>
    public static EventRefusal DataInvalid(string field) => new("event.data_invalid", $"{field} has the wrong type, is out of bounds or holds a character that no text may hold.");
}
