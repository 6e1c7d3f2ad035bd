using Orleans;
using Orleans.Runtime;
using StudyMate.Embedded.Scheduling;

namespace StudyMate.Embedded.Calls;

/// <summary>The calls of one observer: one after the other, in order, on the thread pool.</summary>
internal sealed class ObserverQueue(ObserverTarget target, IdSpan key, IGrainObserver observer) : IThreadPoolWorkItem
{
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Queue<Call> _calls = new();
    private bool _scheduled;

    public bool TryEnqueue(Call call)
    {
        if (!_observer.TryGetTarget(out _))
        {
            target.Remove(key);
            return false;
        }

        lock (_calls)
        {
            _calls.Enqueue(call);
            if (_scheduled)
                return true;
            _scheduled = true;
        }

        target.Engine.Scheduler.Schedule(this);
        return true;
    }

    public void Execute() => _ = PumpAsync();

    private async Task PumpAsync()
    {
        while (true)
        {
            Call? call;
            lock (_calls)
            {
                if (!_calls.TryDequeue(out call))
                {
                    _scheduled = false;
                    return;
                }
            }

            if (_observer.TryGetTarget(out var observer))
                await RunAsync(call, observer);
            else
                target.Engine.Log.ObserverGone(new GrainId(target.GrainType, key), call);
        }
    }

    private async Task RunAsync(Call call, IGrainObserver observer)
    {
        ExecutionContext.Restore(call.Context?.Flow ?? CleanContext.Instance);
        try
        {
            var running = call.Begin(observer);
            await running;
            call.Succeed(running, target.Engine.Rebuilder);
        }
        catch (Exception exception)
        {
            target.Engine.Log.ObserverFailed(new GrainId(target.GrainType, key), exception);
            call.Fail(exception);
        }
    }
}
