using System.Buffers;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Learning;

/// <summary>A body of events; a handler parameter, because the framework would refuse all of it for one bad event.</summary>
internal sealed record EventUpload(Result<EventBody> Read) : IEndpointParameterMetadataProvider
{
    public static async ValueTask<EventUpload> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, BadRequests.UnsupportedMediaType);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(context.Request.ContentLength ?? 16 * 1024, 1, EventBatch.MaxBytes) + 1);
        try
        {
            var length = 0;
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer.AsMemory(length), context.RequestAborted)) > 0)
            {
                length += read;
                if (length > EventBatch.MaxBytes)
                    throw new RequestRefusedException(BadRequests.TooLarge);
                if (length == buffer.Length)
                    Grow(ref buffer);
            }

            return new EventUpload(DeviceEventReader.Read(buffer.AsSpan(0, length)));
        }
        catch (JsonException malformed)
        {
            throw new RequestRefusedException(BadRequests.Describe(malformed));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(EventBody)));

    private static void Grow(ref byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 4, EventBatch.MaxBytes + 1));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
