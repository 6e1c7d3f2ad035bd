using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using StudyMate.Embedded.Scheduling;

namespace StudyMate.Embedded.Calls;

/// <summary>
/// The calls of one observer: one after the other, in order, on the thread pool; those that always interleave at once. To filters it is the context of
/// a called object that is no grain.
/// </summary>
internal sealed class ObserverQueue(ObserverTarget target, IdSpan key, GrainInterface contract, IGrainObserver observer) : IThreadPoolWorkItem, IGrainContext
{
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Queue<Call> _calls = new();
    private bool _scheduled;

    public GrainId GrainId => new(target.GrainType, key);

    public GrainReference GrainReference => contract.Create(target, key);

    public object? GrainInstance => _observer.TryGetTarget(out var observer) ? observer : null;

    public IServiceProvider ActivationServices => target.Engine.Services;

    IWorkItemScheduler IGrainContext.Scheduler => throw NoActivation();

    Task IGrainContext.Deactivated => throw NoActivation();

    public bool TryEnqueue(Call call)
    {
        if (!_observer.TryGetTarget(out _))
        {
            target.Remove(key);
            return false;
        }

        if (call.AlwaysInterleaves)
        {
            target.Engine.Scheduler.Schedule(new InterleavingCall(this, call));
            return true;
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

    object? ITargetHolder.GetTarget() => GrainInstance;

    object? ITargetHolder.GetComponent(Type componentType) => componentType.IsInstanceOfType(GrainInstance) ? GrainInstance : null;

    void IGrainContext.SetComponent<TComponent>(TComponent? value)
        where TComponent : class => throw NoActivation();

    // An observer is not ended by grains: its owner removes it.
    void IGrainContext.Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken)
    {
    }

    bool IEquatable<IGrainContext>.Equals(IGrainContext? other) => ReferenceEquals(this, other);

    private static NotSupportedException NoActivation() => new("An observer is no activation of a grain.");

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

            await RunAsync(call);
        }
    }

    private async Task RunAsync(Call call)
    {
        // The caller gave up before the call began.
        if (call.IsFinished && !call.IsOneWay)
            return;
        if (!_observer.TryGetTarget(out var observer))
        {
            target.Engine.Log.ObserverGone(GrainId, call);
            return;
        }

        ExecutionContext.Restore(call.Context?.Flow ?? CleanContext.Instance);
        try
        {
            var filters = target.Engine.IncomingFilters;
            if (filters.Length == 0 && observer is not IIncomingGrainCallFilter)
            {
                var running = call.Begin(observer);
                await running;
                call.Succeed(running, target.Engine.Rebuilder);
            }
            else
            {
                var filtered = new IncomingCallContext(call, this, observer, filters);
                await filtered.Invoke();
                filtered.Answer(target.Engine.Rebuilder);
            }
        }
        catch (Exception exception)
        {
            target.Engine.Log.ObserverFailed(GrainId, exception);
            call.Fail(target.Engine.Rebuilder is { } rebuilder ? rebuilder.RebuildException(exception) : exception);
        }
    }

    private sealed class InterleavingCall(ObserverQueue queue, Call call) : IThreadPoolWorkItem
    {
        public void Execute() => _ = queue.RunAsync(call);
    }
}
