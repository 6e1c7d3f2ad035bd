using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans;

namespace StudyMate.Common;

/// <summary>A field of a partial change: absent (stays as it is), or given, where null empties it.</summary>
[GenerateSerializer, Immutable, Alias("studymate.patch`1"), JsonConverter(typeof(PatchJsonConverterFactory))]
public readonly record struct Patch<T>([property: Id(0)] bool IsGiven, [property: Id(1)] T? Value)
{
    public static implicit operator Patch<T>(T? value) => new(true, value);

    /// <summary>The given value, else what there is.</summary>
    public T? Or(T? current) => IsGiven ? Value : current;
}

/// <summary>Reads a member of a JSON object into a given <see cref="Patch{T}"/>; an absent member stays absent.</summary>
public sealed class PatchJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Patch<>);
    }

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        var converter = typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments());
        return (JsonConverter)Activator.CreateInstance(converter)!; // a class with a public parameterless constructor is never null
    }

    private sealed class Converter<T> : JsonConverter<Patch<T>>
    {
        public override bool HandleNull => true;

        // By the converter itself: a serializer of its own would name what is wrong with the value by a path that begins here.
        public override Patch<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(true, reader.TokenType == JsonTokenType.Null ? default : ((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options));

        public override void Write(Utf8JsonWriter writer, Patch<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
