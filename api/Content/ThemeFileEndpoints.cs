using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Content;

/// <summary>Themes as files: import and export.</summary>
internal static class ThemeFileEndpoints
{
    /// <summary>Bytes of an import file.</summary>
    private const int MaxFile = 5 * 1024 * 1024;

    /// <summary>What a multipart body adds to its file.</summary>
    private const int MultipartOverhead = 64 * 1024;

    public static void MapThemeFiles(this IEndpointRouteBuilder themes)
    {
        themes.MapPost("/import", ImportTheme).RequirePermission(Permissions.ThemesCreate).MaxBody(MaxFile + MultipartOverhead)
            .Accepts<Stream>("application/json", "application/octet-stream", "multipart/form-data")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        themes.MapGet("/{id}/export", ExportTheme).RequirePermission(Permissions.ThemesExport)
            .Produces<Theme>(StatusCodes.Status200OK, "application/json");
    }

    public static async Task<Results<Created<ThemeImported>, ProblemHttpResult>> ImportTheme(
        string? format, HttpRequest request, Caller caller, IGrainFactory grains, CancellationToken ct)
    {
        var file = await ReadAsync(request, ct);
        if (!file.Succeeded)
            return Problems.Of(file.Error);
        var text = JsonFile.Decode(file.Value.Span);
        if (!text.Succeeded)
            return Problems.Of(text.Error);
        var imported = await grains.GetGrain<IThemeGrain>(caller.Key(NewId.ForRequest())).ImportAsync(new ImportTheme(format ?? "auto", text.Value), ct);
        return Respond.Created(imported, theme => $"/api/themes/{theme.ThemeId}");
    }

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportTheme(
        string id, string? format, int? version, Caller caller, IGrainFactory grains, CancellationToken ct)
    {
        var file = await grains.GetGrain<IThemeGrain>(caller.Key(id)).ExportAsync(new ExportTheme(format ?? "canonical", version), ct);
        return file.Succeeded
            ? TypedResults.File(Encoding.UTF8.GetBytes(file.Value.Content), "application/json", file.Value.Name)
            : Problems.Of(file.Error);
    }

    private static async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (await UploadedFile.ReadAsync(request, orFirst: false, ct) is not { } file)
            return Error.Malformed("theme.file_missing", "The form has no part named 'file'.", "file");
        return file.Length > MaxFile
            ? new Error("theme.file_too_large", ErrorKind.TooLarge, "A file has at most 5 MiB.", "file")
            : (ReadOnlyMemory<byte>)file.GetBuffer().AsMemory(0, (int)file.Length);
    }
}
