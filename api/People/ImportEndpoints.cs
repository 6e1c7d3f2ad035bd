using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.People;

/// <summary>Importing lists in two steps.</summary>
internal static class ImportEndpoints
{
    /// <summary>Bytes: the largest file, and the frame that a form puts around it.</summary>
    private const int MaxBody = (10 * 1024 * 1024) + (64 * 1024);

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapPost("/", PreviewImport).RequirePermission(Permissions.ImportsCreate).MaxBody(MaxBody)
            .AddOpenApiOperationTransformer(DescribeFile);
        imports.MapGet("/", ListImports).RequirePermission(Permissions.ImportsRead);
        imports.MapGet("/templates/{type}", GetTemplate).RequirePermission(Permissions.ImportsRead);
        imports.MapGet("/{id}", GetImport).RequirePermission(Permissions.ImportsRead);
        imports.MapPost("/{id}/apply", ApplyImport).RequirePermission(Permissions.ImportsCreate);
    }

    private static async Task<Results<Created<ImportView>, ProblemHttpResult>> PreviewImport(
        HttpRequest request, Caller caller, IGrainFactory grains, CancellationToken ct, string? type = null)
    {
        var content = (await UploadedFile.ReadAsync(request, orFirst: true, ct))?.ToArray() ?? [];
        var preview = await Import(NewId.ForRequest(), caller, grains).PreviewAsync(new UploadImport(type, ImmutableCollectionsMarshal.AsImmutableArray(content)), ct);
        return Respond.Created(preview, import => $"/api/imports/{import.Id}");
    }

    private static async Task<Results<Ok<Page<ImportView>>, ProblemHttpResult>> ListImports(
        Caller caller, IGrainFactory grains, Paging paging, CancellationToken ct) =>
        Respond.Ok(await grains.GetGrain<IImportDirectoryGrain>(caller.Key("imports")).ListAsync(paging.Request, ct));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetTemplate(
        string type, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Csv(await grains.GetGrain<IImportDirectoryGrain>(caller.Key("imports")).GetTemplateAsync(type, ct), "modele.csv");

    private static async Task<Results<Ok<ImportView>, ProblemHttpResult>> GetImport(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Import(id, caller, grains).GetAsync(ct));

    private static async Task<Results<Ok<ImportView>, Accepted<ImportView>, ProblemHttpResult>> ApplyImport(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct)
    {
        var applied = await Import(id, caller, grains).ApplyAsync(ct);
        if (!applied.Succeeded)
            return Problems.Of(applied.Error);
        return string.Equals(applied.Value.Status, ImportStatuses.Running, StringComparison.Ordinal)
            ? TypedResults.Accepted($"/api/imports/{id}", applied.Value)
            : TypedResults.Ok(applied.Value);
    }

    /// <summary>Bound by hand, so it is described by hand.</summary>
    private static Task DescribeFile(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var form = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["file"] = file } };
        operation.RequestBody = new OpenApiRequestBody
        {
            Description = "A list of at most 10 MB and 10,000 lines: comma, semicolon or tab; UTF-8, UTF-16, ISO-8859-1 or Windows-1252.",
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["text/csv"] = new() { Schema = file },
                ["multipart/form-data"] = new() { Schema = form },
            },
        };
        return Task.CompletedTask;
    }

    private static IImportGrain Import(string id, Caller caller, IGrainFactory grains) => grains.GetGrain<IImportGrain>(caller.Key(id));
}
