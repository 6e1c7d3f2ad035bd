using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StudyMate.Common;
using StudyMate.People;
using SignInOptions = StudyMate.People.SignInOptions;

namespace StudyMate.Hosting;

/// <summary>PBKDF2 by the framework's hasher, on worker threads, a bounded number at once.</summary>
internal sealed class Passwords : IPasswords, IDisposable
{
    /// <summary>The hasher does not look at its user.</summary>
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher;
    private readonly SemaphoreSlim _slots;
    private readonly Lazy<string> _dummy;

    public Passwords(IOptions<SignInOptions> options)
    {
        _hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.PasswordIterations }));
        _slots = new SemaphoreSlim(options.Value.PasswordConcurrency > 0 ? options.Value.PasswordConcurrency : Math.Max(1, Environment.ProcessorCount / 2));
        _dummy = new Lazy<string>(() => _hasher.HashPassword(Nobody, "nobody's password"));
    }

    public Task<string> HashAsync(string password, CancellationToken cancellationToken = default) =>
        InSlotAsync(() => _hasher.HashPassword(Nobody, TypedText.Composed(password)), cancellationToken);

    public Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken = default) => InSlotAsync(
        () => IsOf(hash ?? _dummy.Value, password) && hash is not null, cancellationToken);

    public void Dispose() => _slots.Dispose();

    /// <summary>Keyboards differ in how they write an accent. A password set before that was looked at was hashed as it was typed.</summary>
    private bool IsOf(string hash, string password)
    {
        var composed = TypedText.Composed(password);
        return Matches(composed) || (!string.Equals(composed, password, StringComparison.Ordinal) && Matches(password));

        bool Matches(string typed) => _hasher.VerifyHashedPassword(Nobody, hash, typed) != PasswordVerificationResult.Failed;
    }

    private async Task<T> InSlotAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            // Pure work on its own thread: the grain that awaits it keeps its turn-based order.
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            _slots.Release();
        }
    }
}
