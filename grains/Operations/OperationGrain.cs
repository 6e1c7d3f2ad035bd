using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>
/// Has no record: an answer is a row with an expiry, and that an operation runs is known to this activation only. After a crash
/// between a command's commit and its answer the retry runs again and the grain that it reaches recognises the operation id.
/// </summary>
internal sealed class OperationGrain(IRows rows, TimeProvider time) : Grain, IOperationGrain
{
    /// <summary>Longer than any request lives; whoever began before that has gone without saying so.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private string? _running;
    private DateTimeOffset _since;
    private OperationAnswer? _answer;

    private (string Tenant, string Id) Key => GrainKeys.Split(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (tenant, id) = Key;
        var found = await rows.QueryAsync<OperationRow>(
            "Operations/FindOperation",
            new { tenant, id, now = Micros.Of(time.GetUtcNow()) },
            cancellationToken);
        _answer = found is [var row] ? new OperationAnswer(row.Fingerprint, row.Answer) : null;
    }

    public Task<Result<OperationStart>> BeginAsync(string fingerprint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A kept answer expires: whoever asks again looks for it again, however often it is asked for.
        if (_answer is not null)
            DeactivateOnIdle();
        return Task.FromResult(Begin(fingerprint, time.GetUtcNow()));
    }

    public async Task<Result<Done>> CompleteAsync(OperationAnswer answer)
    {
        var (tenant, id) = Key;
        var expires = time.GetUtcNow().AddHours(OperationAnswer.KeptHours);
        await rows.WriteAsync(RowChange.Put(
            "operations",
            [("tenant", tenant), ("id", id)],
            ("fingerprint", answer.Fingerprint),
            ("answer", answer.Sealed),
            ("expires_at", expires)));
        _running = null;
        _answer = answer;
        DeactivateOnIdle();
        return Done.Instance;
    }

    public Task<Result<Done>> AbandonAsync()
    {
        _running = null;
        DeactivateOnIdle();
        return Task.FromResult<Result<Done>>(Done.Instance);
    }

    private Result<OperationStart> Begin(string fingerprint, DateTimeOffset now)
    {
        var known = _answer?.Fingerprint ?? _running;
        if (known is not null && !string.Equals(known, fingerprint, StringComparison.Ordinal))
            return OperationsErrors.KeyReused;
        if (_answer is not null)
            return new OperationStart(_answer);
        if (_running is not null && now - _since < Lease)
            return OperationsErrors.InProgress;
        (_running, _since) = (fingerprint, now);
        return new OperationStart(null);
    }
}

/// <summary>A row of <c>operations</c>.</summary>
internal sealed record OperationRow(string Fingerprint, string Answer);
