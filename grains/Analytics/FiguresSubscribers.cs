using Microsoft.Extensions.Logging;

namespace StudyMate.Analytics;

/// <summary>
/// Who is told when the figures of one class change: for <see cref="IFiguresObserver.WatchTime"/> since the last renewal, and no longer than the
/// activation. Used within its turns.
/// </summary>
internal sealed class FiguresSubscribers(TimeProvider time, ILogger logger)
{
    private readonly Dictionary<IFiguresObserver, DateTimeOffset> _subscribedUntil = [];

    public int Count => _subscribedUntil.Count;

    /// <summary>Starts or renews a subscription.</summary>
    public void Add(IFiguresObserver observer) => _subscribedUntil[observer] = time.GetUtcNow() + IFiguresObserver.WatchTime;

    public async Task NotifyAsync(FiguresChanged change)
    {
        var now = time.GetUtcNow();
        foreach (var (observer, until) in _subscribedUntil.ToArray())
        {
            if (now >= until)
            {
                _subscribedUntil.Remove(observer);
                continue;
            }

            try
            {
                await observer.FiguresChangedAsync(change);
            }
            catch (Exception exception)
            {
                // Whoever cannot be told comes back when it renews; the facts are folded whether or not somebody looks on.
                FiguresLog.SubscriberLost(logger, exception, change.ClassId);
                _subscribedUntil.Remove(observer);
            }
        }
    }
}
