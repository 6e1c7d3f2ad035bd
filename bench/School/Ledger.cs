namespace StudyMate.Bench;

/// <summary>What one student's device sent, as the device itself knows it: the other side of the comparison.</summary>
internal sealed class Ledger(BenchStudent student)
{
    private readonly List<LedgerSession> _sessions = [];

    public BenchStudent Student { get; } = student;

    public IReadOnlyList<LedgerSession> Sessions => _sessions;

    public void Add(LedgerSession session) => _sessions.Add(session);
}

/// <param name="Theme">Index of the theme.</param>
/// <param name="Correct">Questions answered right.</param>
/// <param name="Total">Questions asked.</param>
/// <param name="TimeMs">Time worked, in milliseconds.</param>
internal sealed record LedgerSession(int Theme, int Correct, int Total, long TimeMs)
{
    /// <summary>The score in tenths of a point, halves up, in whole numbers.</summary>
    public int Tenths => (int)((2_000L * Correct + Total) / (2L * Total));
}
