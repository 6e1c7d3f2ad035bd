using StudyMate.Facts;

namespace StudyMate.Common;

/// <summary>
/// The unique keys that one grain is taking for its next commit. A key whose owner neither holds nor is taking it was left behind by
/// a commit that never happened, and changes hands.
/// </summary>
internal sealed class KeyClaims(IUniqueKeys keys, string tenant, string owner)
{
    private readonly HashSet<(string Kind, string Value)> _taking = [];

    /// <summary>Whether this grain is between taking the key and its commit.</summary>
    public bool IsTaking(string kind, string value) => _taking.Contains((kind, value));

    /// <summary>Takes a key; false when somebody else holds it.</summary>
    /// <param name="kind">Kind of key.</param>
    /// <param name="value">Normalised value.</param>
    /// <param name="holds">Asks another owner (by id) whether the key is really theirs.</param>
    public async Task<bool> TakeAsync(string kind, string value, Func<string, Task<bool>> holds)
    {
        // Noted before it is taken: whoever asks meanwhile must not believe it abandoned.
        _taking.Add((kind, value));
        var holder = await keys.TakeAsync(tenant, kind, value, owner);
        if (!IsOwner(holder) && !await holds(holder))
            holder = await keys.TakeAsync(tenant, kind, value, owner, abandoned: holder);
        if (IsOwner(holder))
            return true;
        _taking.Remove((kind, value));
        return false;
    }

    /// <summary>The commit is done, or will not be: what it holds now, its record says.</summary>
    public void Settle() => _taking.Clear();

    /// <summary>Gives back a key that the record does not hold any more.</summary>
    public Task ReleaseAsync(string kind, string value) => keys.ReleaseAsync(tenant, kind, value, owner);

    private bool IsOwner(string holder) => string.Equals(holder, owner, StringComparison.Ordinal);
}
