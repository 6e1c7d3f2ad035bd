namespace StudyMate.Facts;

/// <summary>
/// Uniqueness that must hold before a commit (e-mail, access code, school id): a row with a unique key, taken first. Taking is
/// repeatable for the same owner; a key whose owner never committed is taken over by passing it as <c>abandoned</c> after checking.
/// </summary>
internal interface IUniqueKeys
{
    /// <summary>Takes <paramref name="value"/> for <paramref name="owner"/> unless it is taken; returns whose it is now.</summary>
    Task<string> TakeAsync(string tenant, string kind, string value, string owner, string? abandoned = null);

    /// <summary>Whose it is, or null.</summary>
    Task<string?> FindAsync(string tenant, string kind, string value, CancellationToken cancellationToken = default);

    /// <summary>Gives it back, if it is the owner's.</summary>
    Task ReleaseAsync(string tenant, string kind, string value, string owner);
}
