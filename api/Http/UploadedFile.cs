using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>A file that a route takes as its body, or as a part of a form.</summary>
internal static class UploadedFile
{
    /// <summary>By convention.</summary>
    private const string PartName = "file";

    /// <summary>The body itself; of a form the part <c>file</c>, or null when it has none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="orFirst">Whether the first file of a form will do, whatever its name.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public static async Task<MemoryStream?> ReadAsync(HttpRequest request, bool orFirst, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        if (!request.HasFormContentType)
        {
            await request.Body.CopyToAsync(content, cancellationToken);
            return content;
        }

        var files = (await ReadFormAsync(request, cancellationToken)).Files;
        if ((files[PartName] ?? (orFirst && files.Count > 0 ? files[0] : null)) is not { } part)
            return null;
        await part.CopyToAsync(content, cancellationToken);
        return content;
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // How the framework says that a form is cut off, has no boundary or exceeds its limits: the caller's doing, and not the disk's.
            throw new RequestRefusedException(Error.Malformed("request.malformed", "The form cannot be read."));
        }
    }
}
