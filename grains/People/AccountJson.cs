using System.Text.Json.Serialization;

namespace StudyMate.People;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccountState))]
[JsonSerializable(typeof(StaffState))]
[JsonSerializable(typeof(RefreshTokensState))]
internal sealed partial class AccountJson : JsonSerializerContext;
