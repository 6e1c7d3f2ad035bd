using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyMate.Learning;

/// <summary>JSON of what this domain stores in rows and facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StoredSession))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(GradedAnswer))]
internal sealed partial class LearningJson : JsonSerializerContext;
