using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

internal sealed class SignInAttemptsGrain(TimeProvider time) : Grain, ISignInAttemptsGrain
{
    private SignInAttempts _attempts = new();

    public Task<Result<Done>> BeginAsync(SignInAttempt attempt, CancellationToken cancellationToken)
    {
        var begun = _attempts.Begin(attempt, time.GetUtcNow());
        if (!begun.Succeeded)
            return Task.FromResult<Result<Done>>(begun.Error);
        _attempts = begun.Value;
        return Task.FromResult<Result<Done>>(Done.Instance);
    }

    public Task EndAsync(SignInAttemptEnd end, CancellationToken cancellationToken)
    {
        _attempts = _attempts.End(end, time.GetUtcNow());
        return Task.CompletedTask;
    }
}
