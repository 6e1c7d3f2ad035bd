using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace StudyMate.Http;

/// <summary>A hash of what a caller sent under an Idempotency-Key: query and body. Large bodies spill to a temporary file, not into memory.</summary>
internal static class Fingerprint
{
    private const int MemoryBytes = 64 * 1024;

    /// <summary>Reads the body and rewinds it for the handler. The order of members of JSON and its white space are no other content.</summary>
    public static async Task<string> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering(MemoryBytes);
        // A client that builds a form again for a retry makes up another boundary: compare the parts, not the text between them.
        if (BoundaryOf(request) is { } boundary && await OfPartsAsync(request, boundary, cancellationToken) is { } parts)
            return parts;

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(request.QueryString.Value + "\n"));
        if (request.HasJsonContentType() && await CanonicalJson.ReadAsync(request.Body, cancellationToken) is { } json)
            hash.AppendData(json.WrittenSpan);
        else
            await AppendAsync(hash, request.Body, cancellationToken);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<string?> OfPartsAsync(HttpRequest request, string boundary, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(request.QueryString.Value + "\n"));
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(section.ContentDisposition + "\n" + section.ContentType + "\n"));
                await AppendAsync(hash, section.Body, cancellationToken);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // Not a form after all: the hash of its bytes will do, and the handler says what is wrong with it.
            return null;
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 } boundary
            ? boundary.ToString()
            : null;

    private static async Task AppendAsync(IncrementalHash hash, Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MemoryBytes);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
                hash.AppendData(buffer, 0, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
