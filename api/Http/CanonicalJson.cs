using System.Buffers;
using System.Text.Json;

namespace StudyMate.Http;

/// <summary>JSON in one spelling: members by name, no white space. Numbers stay as they are written.</summary>
internal static class CanonicalJson
{
    /// <summary>Null for what is no JSON; the stream is back at its beginning then.</summary>
    public static async Task<ArrayBufferWriter<byte>?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            var written = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(written);
            Write(writer, document.RootElement);
            await writer.FlushAsync(cancellationToken);
            return written;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Text that is none cannot be written again. Its bytes will do, and the handler says what is wrong with it.
            body.Position = 0;
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
