using Orleans;

namespace StudyMate.Common;

/// <summary>The access filter refused a call before it reached its grain; the API maps it by its error.</summary>
[GenerateSerializer, Alias("studymate.access-denied")]
public sealed class AccessDeniedException(Error error) : Exception(error.Code)
{
    [Id(0)]
    public Error Error { get; } = error;
}
