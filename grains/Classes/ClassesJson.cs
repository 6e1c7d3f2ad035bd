using System.Text.Json.Serialization;

namespace StudyMate.Classes;

/// <summary>Shapes of the records of classes and promotions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClassState))]
[JsonSerializable(typeof(PromotionState))]
internal sealed partial class ClassesJson : JsonSerializerContext;
