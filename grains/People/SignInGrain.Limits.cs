using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Throttling hits who guesses. A device that has signed a person in before answers for its own failures at that person alone. All others make each
/// other wait at an account and at an address, at most 20 seconds, and are never locked; one that names itself is refused after its own failures.
/// </summary>
internal sealed partial class SignInGrain
{
    /// <summary>Attempts of strange devices at one account that may be under way, waiting ones included.</summary>
    private const int StrangersAtOnce = 10;

    /// <summary>The same from one address: a school at eight o'clock.</summary>
    private const int AddressAtOnce = 1_000;

    private static bool IsKnown(KnownDevice? device, string who) => device is not null && device.People.Contains(who, StringComparer.Ordinal);

    private ImmutableArray<Counter> OwnLimits(KnownDevice device, string who) => [OwnLimit($"known/{device.Id}", who)];

    /// <summary>Failures of one person only, who can be refused for them.</summary>
    private Counter OwnLimit(string door, string who)
    {
        var most = options.Value.FailuresPerAccount;
        return new Counter($"{door}/{who}", new SignInLimit(most, Refuses: true, AtOnce: most));
    }

    private ImmutableArray<Counter> StrangersLimits(string door, string? who, string? device, string address)
    {
        var limits = ImmutableArray.CreateBuilder<Counter>();
        if (device is { Length: > 0 })
            limits.Add(new Counter($"device/{address}/{device}", new SignInLimit(options.Value.FailuresPerDevice, Refuses: true, options.Value.FailuresPerDevice)));
        if (who is not null)
            limits.Add(new Counter($"account/{who}", new SignInLimit(options.Value.FailuresPerAccount, Refuses: false, StrangersAtOnce)));
        limits.Add(new Counter($"{door}/{address}", new SignInLimit(options.Value.FailuresPerAddress, Refuses: false, AddressAtOnce)));
        return limits.ToImmutable();
    }

    /// <summary>An attempt within limits. However it ends, also when its caller goes away, each counter that admitted it hears so.</summary>
    private async Task<Result<T>> GuardedAsync<T>(ImmutableArray<Counter> counters, Func<Task<Result<T>>> attempt, CancellationToken cancellationToken)
    {
        var admitted = new List<ISignInFailuresGrain>(counters.Length);
        var outcome = SignInOutcomes.Abandoned;
        try
        {
            var seconds = 0;
            foreach (var counter in counters)
            {
                var failures = grains.GetGrain<ISignInFailuresGrain>(GrainKeys.Of(GrainKeys.Platform, DerivedId.Of(counter.Name)));
                // Never cancelled: an attempt that was counted without our knowledge would not end.
                var wait = await failures.BeginAsync(counter.Limit, CancellationToken.None);
                if (!wait.Succeeded)
                    return wait.Error;
                admitted.Add(failures);
                seconds = Math.Max(seconds, wait.Value.Seconds);
            }

            if (seconds > 0)
                await WaitAsync(seconds, cancellationToken);
            var answer = await attempt();
            outcome = answer.Succeeded ? SignInOutcomes.Succeeded
                : answer.Error.Kind is ErrorKind.Unauthenticated ? SignInOutcomes.Failed
                : SignInOutcomes.Abandoned;
            return answer;
        }
        finally
        {
            foreach (var failures in admitted)
                await failures.EndAsync(new SignInEnd(outcome), CancellationToken.None);
        }
    }

    /// <summary>Given up when the caller goes away, and when the silo ends: guessing somewhere does not keep a process from being replaced.</summary>
    private async Task WaitAsync(int seconds, CancellationToken cancellationToken)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await Task.Delay(TimeSpan.FromSeconds(seconds), time, given.Token);
    }

    private sealed record Counter(string Name, SignInLimit Limit);
}
