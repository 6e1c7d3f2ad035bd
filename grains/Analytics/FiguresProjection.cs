using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>
/// The figures of one scope as facts come to them, for the grain that owns them: checkpoint, stream messages, gaps. Not a grain and not
/// thread-safe: used within the turns of one activation.
/// </summary>
internal sealed class FiguresProjection(FactScope scope, IFactStore facts, IRows rows, TimeProvider time)
{
    /// <summary>How old an answer may be that did not ask for a position.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a read may catch up before it answers what it has.</summary>
    public static readonly TimeSpan MaxCatchUpTime = TimeSpan.FromSeconds(2);

    /// <summary>How often figures compare themselves with the log, whether or not anybody reads them or a message comes.</summary>
    public static readonly TimeSpan LogCheckPeriod = TimeSpan.FromSeconds(10);

    /// <summary>How long a fact may wait for its folding before somebody should know.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(10);

    /// <summary>How long a rebuild folds before others have their turn.</summary>
    public static readonly TimeSpan RebuildPiece = TimeSpan.FromMilliseconds(500);

    private const int PageSize = 1_000;
    private const int CheckpointAfter = 1_000;

    private readonly FiguresCheckpoint _checkpoint = new(rows);
    private SavedSummary _saved = new(Summary.Empty, 0);
    private Folding? _rebuilding;
    private long? _checkedAt;
    private int _unsaved;

    /// <summary>The folded figures. Everything of the scope up to their position is included.</summary>
    public Summary Summary { get; private set; } = Summary.Empty;

    /// <summary>Position of the last fact that was folded. The summary's own moves with the log, whether or not anything happened here.</summary>
    public long ChangedAt { get; private set; }

    /// <summary>Whether everything of the scope was folded when the log was last looked at; if not, the next read goes on.</summary>
    public bool IsCaughtUp => _checkedAt is not null;

    /// <summary>Whether enough has been folded to be worth a checkpoint before its time.</summary>
    public bool IsCheckpointDue => _unsaved >= CheckpointAfter;

    /// <summary>Starts from the checkpoint.</summary>
    public async Task LoadAsync()
    {
        _saved = await _checkpoint.LoadAsync(scope);
        Summary = _saved.Summary ?? Summary.Empty;
        ChangedAt = Summary.Position;
    }

    /// <summary>A stream message: folded when it continues what is known, otherwise the gap is read from the table.</summary>
    public async Task ReceiveAsync(ScopeFacts message)
    {
        if (message.Previous >= 0 && message.Previous <= Summary.Position)
        {
            Fold(message.Facts);
            if (Instruments.FoldDelay.Enabled)
                Instruments.FoldDelay.Record((time.GetUtcNow() - message.Facts[^1].Fact.RecordedAt).TotalMilliseconds);
        }
        else
        {
            await CatchUpAsync(MaxCatchUpTime);
        }
    }

    /// <summary>Before a read: looks at the log, at most every 250 ms unless a position beyond the known one is asked for.</summary>
    public async Task RefreshAsync(long atLeast)
    {
        if (atLeast > Summary.Position || _checkedAt is not { } at || time.GetElapsedTime(at) >= Freshness)
            await CatchUpAsync(MaxCatchUpTime);
    }

    /// <summary>
    /// What streams and reads leave undone: a stream may stop for one consumer until the next start, and nobody may look. One row is read while
    /// nothing is missing. Returns how long the first missing fact had waited.
    /// </summary>
    public async Task<TimeSpan> CheckLogAsync()
    {
        var lag = TimeSpan.Zero;
        if (await facts.GetScopeHeadAsync(scope) > Summary.Position)
        {
            if (await facts.ReadScopeAsync(scope, Summary.Position, limit: 1) is [var missing])
                lag = time.GetUtcNow() - missing.Fact.RecordedAt;
            await CatchUpAsync(MaxCatchUpTime);
        }

        Instruments.FiguresLag.Record(Math.Max(0, lag.TotalMilliseconds));
        return lag;
    }

    /// <summary>
    /// Begins to fold everything again from the first fact, beside the figures that are read meanwhile (<see cref="RebuildOnAsync"/>). Stored first:
    /// whatever becomes of this activation, the next one starts from nothing. False when another activation has written: this one must go.
    /// </summary>
    public async Task<bool> StartRebuildAsync()
    {
        if (await _checkpoint.SaveAsync(scope, _saved with { Summary = null }, Summary.Empty) is not { } saved)
            return false;
        _saved = saved;
        _rebuilding = new Folding(Summary.Empty, 0, 0, IsComplete: false);
        return true;
    }

    /// <summary>Goes on with a rebuild for a while. Returns the position it has reached, and whether its figures have taken the place of the old ones.</summary>
    public async Task<(long Position, bool Finished)> RebuildOnAsync(TimeSpan maxTime)
    {
        if (_rebuilding is not { } begun)
            return (Summary.Position, true);
        var reached = await FoldOnAsync(begun with { IsComplete = false }, maxTime);
        _rebuilding = reached.IsComplete ? null : reached;
        if (reached.IsComplete)
            Take(reached);
        return (reached.Summary.Position, reached.IsComplete);
    }

    /// <summary>Writes the summary if anything was folded since. False when another activation has written: this one must go.</summary>
    public async Task<bool> CheckpointAsync()
    {
        // A position that moved without facts of this scope is not worth a write: nothing would be folded again but nothing.
        if (_rebuilding is not null || (_unsaved == 0 && _saved.Summary is not null))
            return true;
        var written = Summary;
        var unsaved = _unsaved;
        if (await _checkpoint.SaveAsync(scope, _saved, written) is not { } saved)
            return false;
        _saved = saved;
        _unsaved -= unsaved;
        return true;
    }

    private async Task CatchUpAsync(TimeSpan maxTime) =>
        Take(await FoldOnAsync(new Folding(Summary, ChangedAt, 0, IsComplete: false), maxTime));

    private async Task<Folding> FoldOnAsync(Folding from, TimeSpan maxTime)
    {
        var start = time.GetTimestamp();
        // Read before the facts: what is appended meanwhile is folded, but not promised.
        var head = await facts.GetHeadAsync(scope.Tenant);
        Instruments.FoldLag.Record(Math.Max(0, head - from.Summary.Position));
        var reached = from;
        while (reached.Summary.Position < head)
        {
            var page = await facts.ReadScopeAsync(scope, reached.Summary.Position, PageSize);
            reached = reached.With(page);
            if (page.Length < PageSize)
                return reached.UpTo(head);
            if (time.GetElapsedTime(start) >= maxTime)
                return reached;
        }

        return reached with { IsComplete = true };
    }

    private void Take(Folding reached)
    {
        (Summary, ChangedAt) = (reached.Summary, reached.ChangedAt);
        _unsaved += reached.Folded;
        _checkedAt = reached.IsComplete ? time.GetTimestamp() : null;
    }

    private void Fold(ImmutableArray<StoredFact> batch)
    {
        var reached = new Folding(Summary, ChangedAt, 0, IsComplete: false).With(batch);
        (Summary, ChangedAt) = (reached.Summary, reached.ChangedAt);
        _unsaved += reached.Folded;
    }

    /// <param name="Summary">What was folded so far.</param>
    /// <param name="ChangedAt">Position of the last fact in it.</param>
    /// <param name="Folded">How many facts were folded on the way.</param>
    /// <param name="IsComplete">Nothing of the log that was there is missing.</param>
    private sealed record Folding(Summary Summary, long ChangedAt, int Folded, bool IsComplete)
    {
        public Folding With(ImmutableArray<StoredFact> batch)
        {
            var next = FoldFacts.Fold(Summary, batch);
            return this with { Summary = next, ChangedAt = next.Position > Summary.Position ? next.Position : ChangedAt, Folded = Folded + batch.Length };
        }

        /// <summary>What else happened up to there was nothing of this scope.</summary>
        public Folding UpTo(long head) => this with
        {
            Summary = Summary.Position < head ? Summary with { Position = head } : Summary,
            IsComplete = true,
        };
    }
}
