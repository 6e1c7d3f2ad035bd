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

    /// <summary>The file: the body itself, or the part <c>file</c> of a form.</summary>
    private static async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        if (request.HasFormContentType)
        {
            IFormFile? part;
            try
            {
                part = (await request.ReadFormAsync(ct)).Files["file"];
            }
            catch (InvalidDataException)
            {
                // A form that is cut off or exceeds the form limits; the framework has no other way to say it.
                return Error.Malformed("request.malformed", "The form cannot be read.");
            }

            if (part is null)
                return Error.Malformed("theme.file_missing", "The form has no part named 'file'.", "file");
            await using var content = part.OpenReadStream();
            await content.CopyToAsync(buffer, ct);
        }
        else
        {
            await request.Body.CopyToAsync(buffer, ct);
        }

        return buffer.Length > MaxFile
            ? new Error("theme.file_too_large", ErrorKind.TooLarge, "A file has at most 5 MiB.", "file")
            : (ReadOnlyMemory<byte>)buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
