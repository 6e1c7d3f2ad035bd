namespace StudyMate.People;

/// <summary>
/// Hashes and checks passwords away from the grain's turn, a bounded number at once: hashing is slow on purpose, and must neither
/// hold up a turn nor take every core.
/// </summary>
internal interface IPasswords
{
    Task<string> HashAsync(string password, CancellationToken cancellationToken = default);

    /// <summary>Takes equally long for an unknown account, for which <paramref name="hash"/> is null.</summary>
    Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken = default);
}
