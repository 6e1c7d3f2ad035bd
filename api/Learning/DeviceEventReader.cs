using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Learning;

/// <summary>What a sender of events wrote, read but not judged.</summary>
internal sealed record EventBody(DateTimeOffset? SentAt, ImmutableArray<DeviceEvent> Events);

/// <summary>
/// Reads <c>{sentAt, events:[…]}</c> from UTF-8 in one pass. The body as a whole must be JSON of this shape; an event that is not
/// as it should be is read as far as it goes and named (<see cref="DeviceEvent.Fault"/>), so that it is refused alone.
/// </summary>
internal ref struct DeviceEventReader
{
    private const int MaxDepth = 32;
    private Utf8JsonReader _json;

    // Ids repeat from event to event: one string each.
    private string? _studentId;
    private string? _deviceId;
    private string? _assignmentId;
    private string? _themeId;
    private string? _sessionId;

    private DeviceEventReader(ReadOnlySpan<byte> body) =>
        _json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>Throws <see cref="JsonException"/> when the body is not JSON.</summary>
    public static Result<EventBody> Read(ReadOnlySpan<byte> body) => new DeviceEventReader(body).ReadBody();

    private Result<EventBody> ReadBody()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
            return LearningErrors.BodyMalformed;
        DateTimeOffset? sentAt = null;
        ImmutableArray<DeviceEvent> events = default;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.Is(_json, "sentAt"u8))
            {
                _json.Read();
                if (_json.TokenType != JsonTokenType.Null && (sentAt = JsonFields.Instant(_json)) is null)
                    return LearningErrors.SentAtInvalid;
            }
            else if (JsonFields.Is(_json, "events"u8))
            {
                _json.Read();
                if (_json.TokenType != JsonTokenType.StartArray)
                    return LearningErrors.EventsNoArray;
                var read = ReadEvents();
                if (!read.Succeeded)
                    return read.Error;
                events = read.Value;
            }
            else
            {
                _json.Read();
                _json.Skip();
            }
        }

        // What follows the object would be a second body.
        while (_json.Read())
        {
        }

        return events.IsDefault ? LearningErrors.EventsRequired : new EventBody(sentAt, events);
    }

    private Result<ImmutableArray<DeviceEvent>> ReadEvents()
    {
        var events = ImmutableArray.CreateBuilder<DeviceEvent>(64);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (events.Count == EventBatch.MaxEvents)
                return LearningErrors.TooManyEvents;
            events.Add(ReadEvent(events.Count));
        }

        return events.DrainToImmutable();
    }

    private DeviceEvent ReadEvent(int index)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            _json.Skip();
            return new DeviceEvent { Index = index, Fault = DeviceEvent.NoObject };
        }

        string? eventId = null, type = null, studentId = null, deviceId = null, assignmentId = null, themeId = null, sessionId = null, fault = null;
        long? clientSeq = null;
        int? themeVersion = null;
        DateTimeOffset? occurredAt = null;
        var data = EventData.None;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.Is(_json, "eventId"u8))
                eventId = Next() ? JsonFields.Text(_json) : null;
            else if (JsonFields.Is(_json, "type"u8))
                type = Next() ? TypeName() : null;
            else if (JsonFields.Is(_json, "studentId"u8))
                studentId = Repeated(ref _studentId, "studentId", ref fault);
            else if (JsonFields.Is(_json, "deviceId"u8))
                deviceId = Repeated(ref _deviceId, "deviceId", ref fault);
            else if (JsonFields.Is(_json, "clientSeq"u8))
                clientSeq = Next() ? JsonFields.Whole(_json) : null;
            else if (JsonFields.Is(_json, "occurredAt"u8))
                occurredAt = Next() ? JsonFields.Instant(_json) : null;
            else if (JsonFields.Is(_json, "assignmentId"u8))
                assignmentId = Repeated(ref _assignmentId, "assignmentId", ref fault);
            else if (JsonFields.Is(_json, "themeId"u8))
                themeId = Repeated(ref _themeId, "themeId", ref fault);
            else if (JsonFields.Is(_json, "themeVersion"u8))
                themeVersion = Next() ? Version(ref fault) : null;
            else if (JsonFields.Is(_json, "sessionId"u8))
                sessionId = Repeated(ref _sessionId, "sessionId", ref fault);
            else if (JsonFields.Is(_json, "data"u8))
                data = Next() ? ReadData(ref fault) : EventData.None;
            else
                Next();
            // A value of the wrong type may have an inside.
            _json.Skip();
        }

        return new DeviceEvent
        {
            Index = index,
            EventId = eventId,
            Type = type,
            StudentId = studentId,
            DeviceId = deviceId,
            ClientSeq = clientSeq,
            OccurredAt = occurredAt,
            AssignmentId = assignmentId,
            ThemeId = themeId,
            ThemeVersion = themeVersion,
            SessionId = sessionId,
            Data = data,
            Fault = fault,
        };
    }

    private EventData ReadData(ref string? fault)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            fault ??= "data";
            return EventData.None;
        }

        var read = EventDataReader.Read(ref _json, out var wrong);
        fault ??= wrong;
        return read;
    }

    /// <summary>Moves to the value; false for null, which is the same as absent.</summary>
    private bool Next()
    {
        _json.Read();
        return _json.TokenType != JsonTokenType.Null;
    }

    private string? Repeated(ref string? last, string name, ref string? fault)
    {
        if (!Next())
            return null;
        if (last is not null && _json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped && _json.ValueTextEquals(last))
            return last;
        if (JsonFields.Text(_json) is { } text)
            return last = text;
        fault ??= name;
        return null;
    }

    private int? Version(ref string? fault)
    {
        if (JsonFields.Whole(_json) is >= int.MinValue and <= int.MaxValue and var version)
            return (int)version;
        fault ??= "themeVersion";
        return null;
    }

    private readonly string? TypeName()
    {
        if (_json.TokenType != JsonTokenType.String)
            return null;
        if (JsonFields.Is(_json, "answer.given"u8))
            return EventTypes.AnswerGiven;
        if (JsonFields.Is(_json, "session.started"u8))
            return EventTypes.SessionStarted;
        return JsonFields.Is(_json, "session.completed"u8) ? EventTypes.SessionCompleted : JsonFields.Text(_json);
    }
}
