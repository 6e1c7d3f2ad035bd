using System.Text.Json;
using System.Text.Json.Serialization;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// Every text of every body that the framework binds, members and keys of dictionaries alike: what <see cref="TypedText.IsText"/> refuses is refused with
/// the path of its field, before any handler sees it. Bodies that are read by hand do the same (<c>JsonFields</c>, the import readers).
/// </summary>
internal sealed class StrictText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(reader.GetString());

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(reader.GetString())!; // a name is never null

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private static string? Checked(string? text) => text is null || TypedText.IsText(text) ? text : throw new NoTextException();
}

/// <summary>Well-formed JSON with a text that no field takes. The serializer adds the path.</summary>
internal sealed class NoTextException() : JsonException("A text holds a character that no text may hold.");
