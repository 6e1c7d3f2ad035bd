using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StudyMate.Facts;

namespace StudyMate.Common;

/// <summary>
/// Facts of administrative commands. They hold ids, pseudonyms, roles and settings' names, never a person's name, e-mail or code.
/// </summary>
internal static class AuditFact
{
    /// <param name="kind">Past tense, <c>account.role_changed</c>.</param>
    /// <param name="of">Key of the grain that decided.</param>
    /// <param name="revision">The record's revision after the command; with <paramref name="of"/> and <paramref name="kind"/> it makes the fact's id, so that appending again is harmless.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="subject">Pseudonym or id of what it was done to.</param>
    /// <param name="now">When.</param>
    /// <param name="zone">Zone of the school.</param>
    /// <param name="payload">What changed; values are never open text.</param>
    public static Fact Of(
        string kind,
        string of,
        long revision,
        string actor,
        string? subject,
        DateTimeOffset now,
        TimeZoneInfo zone,
        IReadOnlyDictionary<string, string>? payload = null) => new(IdOf(kind, of, revision), kind)
        {
            Actor = actor,
            Subject = subject,
            OccurredAt = now,
            RecordedAt = now,
            SchoolDay = SchoolTime.DayOf(now, zone),
            Payload = payload is null ? "{}" : Write(payload),
        };

    private static string IdOf(string kind, string of, long revision) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\u001f{of}\u001f{revision}")).AsSpan(0, 16));

    private static string Write(IReadOnlyDictionary<string, string> payload)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in payload)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
