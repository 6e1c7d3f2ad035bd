using StudyMate.Tenancy;

namespace StudyMate.Http;

/// <summary>An answer kept for a retry (<see cref="AnswerSeals"/>), and how far the caller's rights went when it was given.</summary>
internal sealed record KeptAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[] Body)
{
    /// <summary>Null where there was nothing to ask for: a route for everybody who is signed in.</summary>
    public Rights? Rights { get; init; }

    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>The answer, or null when it is not one to repeat: a refusal or a fault, which changed nothing and leaves the key free, or a long body.</summary>
    public static KeptAnswer? From(HttpResponse response, CapturingStream capture) =>
        response.StatusCode is >= 200 and < 300 && capture.Captured is { } body
            ? new KeptAnswer(response.StatusCode, response.ContentType, response.Headers.Location, response.Headers.ETag, body)
            : null;

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.Headers[Idempotency.ReplayedHeader] = "true";
        if (ContentType is not null)
            response.ContentType = ContentType;
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (Body.Length > 0)
            await response.Body.WriteAsync(Body, context.RequestAborted);
    }
}
