using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

internal sealed class SignInFailuresGrain(IRows rows, TimeProvider time) : Grain, ISignInFailuresGrain
{
    private SignInFailures _failures = new();

    private string Id => GrainKeys.Split(this.GetPrimaryKeyString()).Id;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - SignInFailures.Window;
        var failed = await rows.QueryAsync<DateTimeOffset>("People/SignInFailures", new { tenant = GrainKeys.Platform, counter = Id, since }, cancellationToken);
        _failures = new SignInFailures { Failed = failed };
    }

    public Task<Result<SignInWait>> BeginAsync(SignInLimit limit, CancellationToken cancellationToken)
    {
        var begun = _failures.Begin(limit, time.GetUtcNow());
        if (!begun.Succeeded)
            return Task.FromResult<Result<SignInWait>>(begun.Error);
        _failures = begun.Value;
        return Task.FromResult<Result<SignInWait>>(_failures.WaitOf(limit));
    }

    public async Task EndAsync(SignInEnd end, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _failures = _failures.End(end, now);
        if (end.Outcome is not SignInOutcomes.Failed)
            return;
        await rows.RunAsync(
            Statement.Of("People/AddSignInFailure", ("tenant", GrainKeys.Platform), ("counter", Id), ("failed_at", _failures.Failed[^1])),
            Statement.Of("People/PurgeSignInFailures", ("before", now - SignInFailures.Window)));
    }
}
