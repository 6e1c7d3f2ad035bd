using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace StudyMate.Http;

/// <summary>The API document as text, made once: it is the same for every caller, and making it takes longer than any request.</summary>
internal sealed class ApiDocumentText([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents)
{
    private byte[]? _text;

    public async Task<IResult> GetAsync(CancellationToken cancellationToken)
    {
        _text ??= await WriteAsync(cancellationToken);
        return TypedResults.Bytes(_text, "application/json; charset=utf-8");
    }

    private async Task<byte[]> WriteAsync(CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        using var written = new MemoryStream();
        await document.SerializeAsJsonAsync(written, ApiDocument.Version, cancellationToken);
        return written.ToArray();
    }
}
