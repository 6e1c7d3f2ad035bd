using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace StudyMate.People;

/// <summary>Shapes of students' and imports' records and rows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StudentState))]
[JsonSerializable(typeof(ImportState))]
[JsonSerializable(typeof(ImportValues))]
[JsonSerializable(typeof(ImmutableArray<ImportError>))]
internal sealed partial class PeopleJson : JsonSerializerContext;
