namespace StudyMate.Bench;

/// <summary>Durations of one kind of request; percentiles are exact (nearest rank). Safe for several threads.</summary>
internal sealed class Latencies
{
    private readonly Lock _gate = new();
    private readonly List<double> _milliseconds = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _milliseconds.Count;
        }
    }

    public void Add(TimeSpan duration)
    {
        lock (_gate)
            _milliseconds.Add(duration.TotalMilliseconds);
    }

    /// <summary>The duration that the share <paramref name="rank"/> does not exceed; 0 when there is none.</summary>
    public double At(double rank)
    {
        lock (_gate)
        {
            if (_milliseconds.Count == 0)
                return 0;
            var sorted = _milliseconds.Order().ToArray();
            return sorted[Math.Clamp((int)Math.Ceiling(rank * sorted.Length) - 1, 0, sorted.Length - 1)];
        }
    }
}
