using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Orleans.Storage;

namespace StudyMate.Storage;

/// <summary>Records as UTF-8 JSON, by the source-generated shapes that each domain registers; nothing is found by reflection.</summary>
internal sealed class RecordSerializer : IGrainStorageSerializer
{
    /// <summary>Largest record in bytes of JSON. What grows belongs in a table of its own.</summary>
    public const int MaxBytes = 48 * 1024;

    private readonly JsonSerializerOptions _options;

    public RecordSerializer(IEnumerable<IJsonTypeInfoResolver> shapes)
    {
        _options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Records are not HTML: accents stay one character, and records small.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine([.. shapes]),
        };
        _options.MakeReadOnly();
    }

    public BinaryData Serialize<T>(T? input)
    {
        var record = JsonSerializer.SerializeToUtf8Bytes(input!, Shape<T>());
        return record.Length <= MaxBytes
            ? new BinaryData(record)
            : throw new InvalidOperationException(
                $"A record of {typeof(T).Name} has {record.Length} bytes of JSON; {MaxBytes} are allowed. What grows belongs in a table of its own.");
    }

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize(input.ToMemory().Span, Shape<T>())!;

    private JsonTypeInfo<T> Shape<T>() => _options.TryGetTypeInfo(typeof(T), out var shape)
        ? (JsonTypeInfo<T>)shape
        : throw new InvalidOperationException($"No JSON shape is registered for {typeof(T).Name}: list it in its domain's JsonSerializerContext and register that in Add<Domain>.");
}
