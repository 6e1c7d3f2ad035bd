using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace StudyMate.Content;

/// <summary>The canonical theme as JSON: how contents are stored, hashed and exported.</summary>
internal static class ThemeJson
{
    /// <summary>Letters of all scripts stay readable; what could end a script element is escaped.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private static readonly ThemeJsonContext Context = new(new JsonSerializerOptions(ThemeJsonContext.Default.Options) { Encoder = Encoder });

    public static string Write(Theme theme) => JsonSerializer.Serialize(theme, Context.Theme);

    /// <summary>A stored theme; throws when it is none, which only a damaged table can cause.</summary>
    public static Theme Read(string json) =>
        JsonSerializer.Deserialize(json, Context.Theme) ?? throw new JsonException("A stored theme is null.");
}

/// <summary>Source-generated JSON of the canonical theme.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Theme))]
internal sealed partial class ThemeJsonContext : JsonSerializerContext;
