using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyMate.Integration;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WebhooksState))]
internal sealed partial class IntegrationJson : JsonSerializerContext;
