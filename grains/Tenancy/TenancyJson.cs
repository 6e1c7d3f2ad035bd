using System.Text.Json.Serialization;

namespace StudyMate.Tenancy;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TenantState))]
internal sealed partial class TenancyJson : JsonSerializerContext;
