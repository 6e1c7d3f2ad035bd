using Microsoft.Extensions.Logging;

namespace StudyMate.Analytics;

/// <summary>
/// Who hears of changes of one class: for <see cref="IFiguresObserver.WatchTime"/> since the last renewal, and no longer than the
/// activation. Used within its turns.
/// </summary>
internal sealed class FiguresWatchers(TimeProvider time, ILogger logger)
{
    private readonly Dictionary<IFiguresObserver, DateTimeOffset> _watchedUntil = [];

    public int Count => _watchedUntil.Count;

    /// <summary>Starts or renews a watch.</summary>
    public void Add(IFiguresObserver observer) => _watchedUntil[observer] = time.GetUtcNow() + IFiguresObserver.WatchTime;

    public async Task TellAsync(FiguresChanged change)
    {
        var now = time.GetUtcNow();
        foreach (var (observer, until) in _watchedUntil.ToArray())
        {
            if (now >= until)
            {
                _watchedUntil.Remove(observer);
                continue;
            }

            try
            {
                await observer.FiguresChangedAsync(change);
            }
            catch (Exception exception)
            {
                // Whoever cannot be told comes back when it renews; the facts are folded whether or not somebody looks on.
                FiguresLog.WatcherLost(logger, exception, change.ClassId);
                _watchedUntil.Remove(observer);
            }
        }
    }
}
