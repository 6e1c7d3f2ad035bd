using System.Collections.Immutable;
using System.Text.Json.Nodes;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>One operation of docs/openapi.json, and a body that its schema describes.</summary>
internal sealed record ApiOperation(string Method, string Path, string? Permission, bool IsOpen, ImmutableArray<string> QueryNames, JsonNode? BodySchema)
{
    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Repository.Path("docs/openapi.json")))!;

    public static readonly ImmutableArray<ApiOperation> All =
    [
        .. from path in Document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select Read(operation.Key.ToUpperInvariant(), path.Key, operation.Value!),
    ];

    /// <summary>Values by which a rule is reached, by type and member or by member alone; null leaves the member out. <c>{class}</c> and the like are filled in.</summary>
    private static readonly IReadOnlyDictionary<string, string?> Values = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["email"] = "\"{unique}@school.example\"",
        ["url"] = "\"https://hooks.school.invalid/studymate\"",
        ["imageUrl"] = "\"https://school.example/a.png\"",
        ["frontImageUrl"] = "\"https://school.example/a.png\"",
        ["backImageUrl"] = "\"https://school.example/a.png\"",
        ["yearStart"] = "2025",
        ["yearEnd"] = "2026",
        ["year"] = "2024",
        ["timeZone"] = "\"Europe/Paris\"",
        ["language"] = "\"fr\"",
        ["role"] = "\"teacher\"",
        ["status"] = "\"active\"",
        ["mode"] = "\"post-cours\"",
        ["due"] = "\"2099-12-01\"",
        ["dueAt"] = null,
        ["themeId"] = "\"{theme}\"",
        ["classId"] = "\"{class}\"",
        ["promotionId"] = "\"{promotion}\"",
        ["schoolId"] = "\"{unique}\"",
        ["classIds"] = "[\"{class}\"]",
        ["teacherIds"] = "[\"{teacher}\"]",
        ["scopes"] = "[\"students:read\"]",
        ["expiresAt"] = null,
        ["session"] = null,
        ["multiple"] = "false",
        ["difficulty"] = "1",
        ["timeLimitSeconds"] = "30",
        ["name"] = "\"{unique}\"",
        ["NewWebhookEndpoint.events"] = "[]",
        ["WebhookEndpointChange.events"] = "[]",
        ["DeviceEvent.eventId"] = "\"{uuid}\"",
        ["DeviceEvent.type"] = "\"answer.given\"",
        ["DeviceEvent.studentId"] = "\"{student}\"",
        ["DeviceEvent.assignmentId"] = "\"{assignment}\"",
        ["DeviceEvent.sessionId"] = "\"{unique}\"",
        ["DeviceEvent.themeVersion"] = null,
        ["EventData.questionId"] = "\"q4\"",
        ["cards"] = """[{"id":"{unique}","type":"definition","title":"Titre","content":"Texte"}]""",
        ["Theme.difficulty"] = "\"beginner\"",
        ["Theme.contentType"] = "\"complete\"",
        ["Question.id"] = "\"{unique}\"",
        ["Question.type"] = "\"fill_in\"",
        ["Question.choices"] = null,
        ["Question.answer"] = "[\"3\"]",
        ["FillIn.compare"] = "\"number\"",
        ["Reference.type"] = null,
        ["RevisionMetadata.difficulty"] = "\"facile\"",
        ["NewTenant.id"] = "\"t-{unique}\"",
        ["NewTenant.type"] = "\"public\"",
        ["TenantSettings.type"] = "\"public\"",
        ["NewAssignment.type"] = "\"quiz\"",
        ["NewAssignment.mode"] = "\"pre-examen\"",
        ["NewAssignment.result"] = "\"first\"",
        ["NewAssignment.answersRelease"] = "\"teacher\"",
        ["AssignmentTarget.type"] = "\"class\"",
        ["AssignmentTarget.id"] = "\"{class}\"",
        ["PermissionChange.permission"] = "\"students:read\"",
    };

    public string Name => $"{Method} {Path}";

    /// <summary>A body as the operation takes it, or null.</summary>
    public JsonNode? Body() => BodySchema is null ? null : Sample(BodySchema, "") as JsonObject;

    private static ApiOperation Read(string method, string path, JsonNode operation)
    {
        var parameters = operation["parameters"]?.AsArray() ?? [];
        return new ApiOperation(
            method,
            path,
            operation["x-permission"]?.GetValue<string>(),
            operation["security"] is null,
            [.. parameters.Where(parameter => parameter!["in"]!.GetValue<string>() == "query").Select(parameter => parameter!["name"]!.GetValue<string>())],
            operation["requestBody"]?["content"]?["application/json"]?["schema"]);
    }

    private static JsonNode? Sample(JsonNode schema, string type)
    {
        if (schema["oneOf"] is JsonArray either)
            return Sample(either.Single(one => one!["type"]?.ToString() != "null")!, type);
        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>().Split('/')[^1];
            return Sample(Document["components"]!["schemas"]![name]!, name);
        }

        return KindOf(schema) switch
        {
            "object" => SampleObject(schema, type),
            "array" => new JsonArray(Sample(schema["items"]!, type)),
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(true),
            _ when schema["enum"] is JsonArray known => known[0]!.DeepClone(),
            _ when schema["format"]?.GetValue<string>() is "date-time" => JsonValue.Create("2026-01-05T08:00:00Z"),
            _ => JsonValue.Create("texte"),
        };
    }

    private static JsonObject SampleObject(JsonNode schema, string type)
    {
        var sample = new JsonObject();
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            var isKnown = Values.TryGetValue($"{type}.{name}", out var value) || Values.TryGetValue(name, out value);
            if (!isKnown)
                sample[name] = Sample(member!, type);
            else if (value is not null)
                sample[name] = JsonNode.Parse(value);
        }

        return sample;
    }

    private static string? KindOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(one => one!.GetValue<string>()).First(one => one != "null"),
        { } one => one.GetValue<string>(),
        null => null,
    };
}
