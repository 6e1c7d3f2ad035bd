using Orleans;
using StudyMate.Common;

namespace StudyMate.Operations;

/// <summary>
/// One keyed command of one caller (key <c>{tenant}/{operation id}</c>): whether it runs, and what was answered. The operation id is
/// derived at the edge from (tenant, actor, method, canonical path, Idempotency-Key), so that nobody reaches another caller's operation.
/// </summary>
[Alias("studymate.IOperationGrain")]
public interface IOperationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Starts the operation, or says what was answered before. Refused with <c>idempotency.key_reused</c> for another request under
    /// the same key, and with <c>idempotency.in_progress</c> while the first one still runs.
    /// </summary>
    /// <param name="fingerprint">Hash of everything that the caller sent under the key.</param>
    /// <param name="cancellationToken">Observed before the operation starts.</param>
    [SignedIn, Alias("BeginAsync")]
    Task<Result<OperationStart>> BeginAsync(string fingerprint, CancellationToken cancellationToken);

    /// <summary>Keeps the answer of the operation for <see cref="OperationAnswer.KeptHours"/> hours.</summary>
    [SignedIn, Alias("CompleteAsync")]
    Task<Result<Done>> CompleteAsync(OperationAnswer answer);

    /// <summary>The operation ended without an answer worth keeping: the next one under the key runs again.</summary>
    [SignedIn, Alias("AbandonAsync")]
    Task<Result<Done>> AbandonAsync();
}

/// <param name="Answer">What was answered before; null when the operation is to be carried out now.</param>
[GenerateSerializer, Immutable, Alias("studymate.operation-start")]
public sealed record OperationStart([property: Id(0)] OperationAnswer? Answer);

/// <summary>The first answer to an operation.</summary>
/// <param name="Fingerprint">Of the request that it answers.</param>
/// <param name="Sealed">Status, headers and body, base64, sealed with the house's and the caller's key for one place: the stored row alone tells nothing about anybody.</param>
[GenerateSerializer, Immutable, Alias("studymate.operation-answer")]
public sealed record OperationAnswer([property: Id(0)] string Fingerprint, [property: Id(1)] string Sealed)
{
    public const int KeptHours = 24;
}
