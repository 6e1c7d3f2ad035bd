using System.Collections.Immutable;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StudyMate.Common;
using StudyMate.People;
using StudyMate.Tenancy;
using SignInOptions = StudyMate.People.SignInOptions;

namespace StudyMate.Hosting;

/// <summary>PBKDF2 by the framework's hasher, on worker threads, a bounded number at once.</summary>
internal sealed class Passwords : IPasswords, IDisposable
{
    /// <summary>Of one source, beside the one whose turn it is.</summary>
    private const int LineOfSource = 16;

    /// <summary>Of all sources; each has at most one in it.</summary>
    private const int Line = 64;

    /// <summary>The hasher does not look at its user.</summary>
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher;
    private readonly PartitionedRateLimiter<string> _sources = PartitionedRateLimiter.Create<string, string>(
        source => RateLimitPartition.GetConcurrencyLimiter(source, _ => Limit(1, LineOfSource)));

    private readonly ConcurrencyLimiter _slots;
    private readonly ITenantCatalog _tenants;
    private readonly Lazy<string> _dummy;

    public Passwords(IOptions<SignInOptions> options, ITenantCatalog tenants)
    {
        _tenants = tenants;
        _hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.PasswordIterations }));
        _slots = new ConcurrencyLimiter(Limit(
            options.Value.PasswordConcurrency > 0 ? options.Value.PasswordConcurrency : Math.Max(1, Environment.ProcessorCount / 2), Line));
        _dummy = new Lazy<string>(() => _hasher.HashPassword(Nobody, "nobody's password"));
    }

    public async Task<Result<Done>> CheckAsync(
        string source, string password, string email, ImmutableArray<string> schools, CancellationToken cancellationToken = default)
    {
        var known = new List<string?> { email };
        foreach (var school in schools)
            known.AddRange([school, (await _tenants.FindAsync(school, cancellationToken))?.Name]);
        return await InTurnAsync<Done>(source, () => Weakness() is { } refusal ? refusal : Done.Instance, cancellationToken);

        Error? Weakness() => AccountPasswords.Check(password, email)
            ?? (PasswordStrength.IsTriedFirst(password, known) ? PeopleErrors.PasswordTooCommon : null);
    }

    public Task<Result<string>> HashAsync(string source, string password, CancellationToken cancellationToken = default) =>
        InTurnAsync<string>(source, () => _hasher.HashPassword(Nobody, TypedText.Composed(password)), cancellationToken);

    public Task<Result<ImmutableArray<bool>>> VerifyAsync(
        string source, ImmutableArray<string?> hashes, string password, CancellationToken cancellationToken = default) =>
        InTurnAsync<ImmutableArray<bool>>(source, () => hashes.Select(hash => IsOf(hash ?? _dummy.Value, password) && hash is not null).ToImmutableArray(), cancellationToken);

    public void Dispose()
    {
        _sources.Dispose();
        _slots.Dispose();
    }

    /// <summary>Keyboards differ in how they write an accent. A password set before that was looked at was hashed as it was typed.</summary>
    private bool IsOf(string hash, string password)
    {
        var composed = TypedText.Composed(password);
        return Matches(composed) || (!string.Equals(composed, password, StringComparison.Ordinal) && Matches(password));

        bool Matches(string typed) => _hasher.VerifyHashedPassword(Nobody, hash, typed) != PasswordVerificationResult.Failed;
    }

    private async Task<Result<T>> InTurnAsync<T>(string source, Func<Result<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await _sources.AcquireAsync(source, 1, cancellationToken);
        if (!turn.IsAcquired)
            return PeopleErrors.SignInsBusy;
        using var slot = await _slots.AcquireAsync(1, cancellationToken);
        if (!slot.IsAcquired)
            return PeopleErrors.SignInsBusy;
        // Pure work on its own thread: the grain that awaits it keeps its turn-based order.
        return await Task.Run(work, CancellationToken.None);
    }

    private static ConcurrencyLimiterOptions Limit(int permits, int queued) =>
        new() { PermitLimit = permits, QueueLimit = queued, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
}
