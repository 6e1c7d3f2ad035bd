using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace StudyMate.Bench;

/// <summary>
/// One batch of fifty events: a session with its start, its answers and its end. Its bytes follow from its number, so that the same
/// batch can be sent again much later without having been kept.
/// </summary>
/// <param name="Number">Unique within the run.</param>
/// <param name="Student">Whose session it is.</param>
/// <param name="Start">When the session began.</param>
internal sealed record IngestBatch(int Number, int Student, DateTimeOffset Start)
{
    public const int Events = 50;
    public const int Questions = Events - 2;

    private const int ElapsedMs = 1_000;

    /// <summary>All of it.</summary>
    public byte[] Body(BenchSchool school, Guid run) => Body(school, run, 0, Events);

    /// <summary>Some events of it, as a device sends them that is online.</summary>
    public byte[] Body(BenchSchool school, Guid run, int first, int count)
    {
        var buffer = new ArrayBufferWriter<byte>(24 * 1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("sentAt", Instant(DateTimeOffset.UtcNow));
        json.WriteStartArray("events");
        for (var index = first; index < first + count; index++)
        {
            if (index == 0)
                Started(json, school, run);
            else if (index < Events - 1)
                Answered(json, school, run, index);
            else
                Completed(json, school, run);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private void Started(Utf8JsonWriter json, BenchSchool school, Guid run)
    {
        Event(json, school, run, 0, "session.started", Start);
        json.WriteString("mode", "post-cours");
        json.WriteStartArray("questionIds");
        for (var question = 0; question < Questions; question++)
            json.WriteStringValue(BenchTheme.QuestionId(question));
        json.WriteEndArray();
        Close(json);
    }

    private void Answered(Utf8JsonWriter json, BenchSchool school, Guid run, int index)
    {
        var question = index - 1;
        Event(json, school, run, index, "answer.given", Start.AddMilliseconds(index * ElapsedMs));
        json.WriteString("questionId", BenchTheme.QuestionId(question));
        json.WriteStartArray("given");
        json.WriteStringValue((Number + question) % 3 == 0 ? BenchTheme.Wrong(question) : BenchTheme.Right(question));
        json.WriteEndArray();
        json.WriteNumber("elapsedMs", ElapsedMs);
        Close(json);
    }

    private void Completed(Utf8JsonWriter json, BenchSchool school, Guid run)
    {
        var end = Start.AddMilliseconds(Questions * ElapsedMs);
        Event(json, school, run, Events - 1, "session.completed", end);
        json.WriteString("mode", "post-cours");
        json.WriteString("startedAt", Instant(Start));
        json.WriteString("endedAt", Instant(end));
        json.WriteNumber("timeSpentMs", Questions * ElapsedMs);
        json.WriteBoolean("offline", false);
        Close(json);
    }

    private void Event(Utf8JsonWriter json, BenchSchool school, Guid run, int index, string type, DateTimeOffset at)
    {
        json.WriteStartObject();
        json.WriteString("eventId", IdOf(run, Number, index));
        json.WriteString("type", type);
        json.WriteString("studentId", school.Students[Student].Id);
        json.WriteString("deviceId", "bench");
        json.WriteNumber("clientSeq", (long)Number * Events + index);
        json.WriteString("occurredAt", Instant(at));
        json.WriteString("assignmentId", school.Assignments[0]);
        json.WriteString("themeId", school.Themes[0]);
        json.WriteString("sessionId", IdOf(run, Number, Events));
        json.WriteStartObject("data");
    }

    private static void Close(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Scattered as random ids are: the index must not profit from an order that devices do not have.</summary>
    private static Guid IdOf(Guid run, int number, int index)
    {
        Span<byte> source = stackalloc byte[24];
        run.TryWriteBytes(source);
        BinaryPrimitives.WriteInt32LittleEndian(source[16..], number);
        BinaryPrimitives.WriteInt32LittleEndian(source[20..], index);
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(source, hash);
        return new Guid(hash[..16]);
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
