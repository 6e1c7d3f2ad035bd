using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// The OpenAPI 3.1 document: what the code cannot say by its signatures alone (who may call, keys, problems, tokens) is added here for
/// all routes at once.
/// </summary>
internal static class ApiDocument
{
    /// <summary>The one document there is.</summary>
    public const string Name = "v1";

    public const OpenApiSpecVersion Version = OpenApiSpecVersion.OpenApi3_1;

    private const string BearerScheme = "bearer";
    private const string PartnerScheme = "partnerKey";
    private const string ProblemSchema = "Problem";

    public static void AddApiDocument(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ApiDocumentText>().AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = Version;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(Describe);
        options.AddSchemaTransformer(Describe);
    });

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "StudyMate",
            Version = "v1",
            Description = "Commands take an Idempotency-Key; lists are pages of {items, nextCursor}; refusals are RFC 9457 problems whose code is stable.",
        };
        // The address of whoever generated the document is nobody else's business.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[ProblemSchema] = Problem();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "An access token of POST /api/auth/login or /api/auth/student; 15 minutes.",
        };
        document.Components.SecuritySchemes[PartnerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-API-Key",
            Description = "A partner's key; it holds the permissions of its scopes.",
        };
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var document = context.Document ?? throw new InvalidOperationException("An operation is described without its document.");
        if (metadata.OfType<MethodInfo>().LastOrDefault() is { } handler)
            Tag(operation, handler, document);
        operation.OperationId = NameOf(context.Description.HttpMethod!, context.Description.RelativePath!);
        foreach (var parameter in metadata.OfType<DocumentedParameter>())
            Add(operation, parameter);
        var isOpen = metadata.OfType<IAllowAnonymous>().Any();
        if (!isOpen)
            operation.Security = [Requires(BearerScheme, document), Requires(PartnerScheme, document)];
        if (metadata.OfType<RequiredPermission>().LastOrDefault() is { } required)
        {
            operation.AddExtension("x-permission", new JsonNodeExtension(JsonValue.Create(required.Permission)));
            operation.Description = $"{operation.Description}\n\nNeeds `{required.Permission}`.".Trim();
        }

        if (!isOpen && Idempotency.IsCommand(context.Description.HttpMethod ?? "") && !metadata.OfType<NaturalKeys>().Any())
        {
            Add(operation, new DocumentedParameter(Idempotency.Header, "string", "Up to 64 visible ASCII characters; the same key gets the first answer again for 24 hours.")
            {
                IsHeader = true,
            });
        }

        operation.Responses ??= [];
        operation.Responses.TryAdd("4XX", ProblemResponse("The request was refused.", document));
        operation.Responses.TryAdd("5XX", ProblemResponse("The server cannot do this, or not now.", document));
        return Task.CompletedTask;
    }

    /// <summary>The converters that refuse infinite numbers, instants without an offset and texts that are none hide from the generator what they read.</summary>
    private static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        DescribeTexts(schema, context.JsonTypeInfo, context.JsonPropertyInfo);
        if (type == typeof(double) || type == typeof(double?))
        {
            schema.Type = type == typeof(double) ? JsonSchemaType.Number : JsonSchemaType.Number | JsonSchemaType.Null;
            schema.Format = "double";
        }
        else if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
        {
            schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Patch<>))
            DescribePatch(schema, type.GetGenericArguments()[0]);
        return Task.CompletedTask;
    }

    /// <summary>A text, or those of a list and of its items: the generator looks into no list that may be absent.</summary>
    private static void DescribeTexts(OpenApiSchema schema, JsonTypeInfo type, JsonPropertyInfo? member)
    {
        if (type.Type == typeof(string))
        {
            schema.Type ??= member is { IsGetNullable: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            return;
        }

        var list = Nullable.GetUnderlyingType(type.Type) is { } value ? type.Options.GetTypeInfo(value) : type;
        if (list.ElementType == typeof(string) && list.Kind is JsonTypeInfoKind.Dictionary)
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
        else if (list.ElementType == typeof(string) && schema.Type is { } kind && kind.HasFlag(JsonSchemaType.Array))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        else if (list.ElementType is { } element && schema.Items is OpenApiSchema { Properties: { } members })
            DescribeTexts(members, type.Options.GetTypeInfo(element));
    }

    private static void DescribeTexts(IDictionary<string, IOpenApiSchema> members, JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.PropertyType == typeof(string)))
        {
            if (members.TryGetValue(member.Name, out var schema) && schema is OpenApiSchema { Type: null } text)
                text.Type = member.IsGetNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }
    }

    /// <summary>On the wire a given member is its value or null.</summary>
    private static void DescribePatch(OpenApiSchema schema, Type value)
    {
        value = Nullable.GetUnderlyingType(value) ?? value;
        schema.Type = JsonSchemaType.Null | (value == typeof(string) ? JsonSchemaType.String
            : value == typeof(bool) ? JsonSchemaType.Boolean
            : value == typeof(int) ? JsonSchemaType.Integer
            : JsonSchemaType.Array);
        if (schema.Type.Value.HasFlag(JsonSchemaType.Array))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
    }

    /// <summary>POST api/themes/{id}/submit → postThemesByIdSubmit: as stable and as unique as the route.</summary>
    private static string NameOf(string method, string path)
    {
        var words = path.Split(['/', '-', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word is not "api")
            .Select(word => word is ['{', ..] ? "By" + Capital(word.Trim('{', '}')) : Capital(word));
        return method.ToLowerInvariant() + string.Concat(words);

        static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
    }

    /// <summary>The handler's domain, which is also the folder where it is found.</summary>
    private static void Tag(OpenApiOperation operation, MethodInfo handler, OpenApiDocument document)
    {
        var domain = handler.DeclaringType!.Namespace!.Split('.')[^1];
        document.Tags ??= new HashSet<OpenApiTag>();
        if (document.Tags.All(tag => !string.Equals(tag.Name, domain, StringComparison.Ordinal)))
            document.Tags.Add(new OpenApiTag { Name = domain });
        operation.Tags = new HashSet<OpenApiTagReference> { new(domain, document) };
    }

    private static void Add(OpenApiOperation operation, DocumentedParameter parameter)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
            Description = parameter.Description,
            Schema = new OpenApiSchema
            {
                Type = parameter.Type is "integer" ? JsonSchemaType.Integer : JsonSchemaType.String,
                Format = parameter.Format,
            },
        });
    }

    private static OpenApiResponse ProblemResponse(string description, OpenApiDocument document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [Problems.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(ProblemSchema, document) },
        },
    };

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457. The code is stable, the rest is for people.",
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "code", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("Always about:blank."),
            ["title"] = Text("The status in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ["detail"] = Text("One sentence for a person."),
            ["code"] = Text("domain.reason"),
            ["traceId"] = Text("The request's id, as in X-Request-ID and in the logs."),
            ["retryAfterSeconds"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Reason() },
        },
    };

    private static OpenApiSchema Reason() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { "code", "message" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["field"] = Text("JSON path, column, parameter or header at fault."),
            ["line"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "Line of a file, counted from 1." },
            ["code"] = Text("domain.reason"),
            ["message"] = Text("One sentence for a person."),
        },
    };

    private static OpenApiSecurityRequirement Requires(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
