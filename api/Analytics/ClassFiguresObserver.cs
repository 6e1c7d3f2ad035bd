using Microsoft.AspNetCore.SignalR;

namespace StudyMate.Analytics;

/// <summary>
/// What the figures grain of one class tells this node, for all the people who look at that class through it: passed on to the
/// group of their connections. Bursts become one push, and no push goes back in time.
/// </summary>
internal sealed partial class ClassFiguresObserver(string tenant, string classId, IHubContext<FiguresHub> hub, TimeProvider time, ILogger logger) : IFiguresObserver
{
    /// <summary>Pause between two pushes: a class that answers at full speed moves a screen a few times a second, not a hundred.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private long _position;
    private long _pushed;
    private bool _isPushing;

    /// <summary>The group of connections that look at this class. Named by tenant, so that no class id can reach another school.</summary>
    public string Group { get; } = $"{tenant}/{classId}";

    public string Tenant { get; } = tenant;

    public string ClassId { get; } = classId;

    /// <summary>What grains call; Orleans makes it of this object, which has to exist before.</summary>
    public IFiguresObserver Reference { get; set; } = null!;

    /// <summary>The latest position heard of.</summary>
    public long Position
    {
        get
        {
            lock (_gate)
                return _position;
        }
    }

    public Task FiguresChangedAsync(FiguresChanged change)
    {
        Announce(change.Position);
        return Task.CompletedTask;
    }

    /// <summary>The figures are at this position: heard from the grain, or found when a subscription was renewed and something had been missed.</summary>
    public void Announce(long position)
    {
        lock (_gate)
        {
            if (position <= _position)
                return;
            _position = position;
            if (_isPushing)
                return;
            _isPushing = true;
        }

        _ = PushAsync();
    }

    private async Task PushAsync()
    {
        while (TakeNext() is { } position)
        {
            try
            {
                await hub.Clients.Group(Group).SendAsync(FiguresHub.Changed, new FiguresChanged(ClassId, position));
            }
            catch (Exception exception)
            {
                // The next change or renewal tells them; it must not end the pushing.
                LogNotPushed(logger, exception, ClassId);
            }

            await Task.Delay(Pause, time);
        }
    }

    private long? TakeNext()
    {
        lock (_gate)
        {
            if (_pushed == _position)
            {
                _isPushing = false;
                return null;
            }

            return _pushed = _position;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A change of the figures of class {ClassId} could not be pushed.")]
    private static partial void LogNotPushed(ILogger logger, Exception exception, string classId);
}
