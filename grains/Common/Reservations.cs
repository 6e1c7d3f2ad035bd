namespace StudyMate.Common;

/// <summary>
/// Places kept for a short while for takers whose commit is under way. Lost with the activation: then at most a few more commits than
/// places get through, never fewer.
/// </summary>
internal sealed class Reservations(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Ids
    {
        get
        {
            var now = time.GetUtcNow();
            foreach (var (id, until) in _until)
            {
                if (until <= now)
                    _until.Remove(id);
            }

            return _until.Keys;
        }
    }

    public bool Contains(string id) => _until.ContainsKey(id);

    public void Keep(string id) => _until[id] = time.GetUtcNow() + Kept;

    public void Remove(IEnumerable<string> ids)
    {
        foreach (var id in ids)
            _until.Remove(id);
    }
}
