using System.Text;
using System.Text.Json;

namespace StudyMate.Common;

/// <summary>Payloads of facts that are a few named texts: ids and states, never names.</summary>
internal static class FactPayload
{
    /// <summary>A JSON object; null values are left out.</summary>
    public static string Of(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                if (value is not null)
                    writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
