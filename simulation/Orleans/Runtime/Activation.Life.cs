using Orleans;

namespace StudyMate.Simulation;

/// <summary>Where an activation is in its life.</summary>
internal enum ActivationState
{
    /// <summary>Calls may wait; the grain object does not exist yet.</summary>
    Created,

    /// <summary>The grain object is built, its records are read, OnActivateAsync runs.</summary>
    Starting,

    /// <summary>Calls run.</summary>
    Running,

    /// <summary>Running calls end, new ones wait for the next activation.</summary>
    Ending,

    /// <summary>OnDeactivateAsync runs.</summary>
    Leaving,
}

/// <summary>From the first call to the end.</summary>
internal sealed partial class Activation
{
    private readonly TaskCompletionSource _ended = new();
    private ActivationState _state;
    private DateTimeOffset _lastUsed;
    private DeactivationReason _reason;
    private Exception? _failure;
    private bool _starting;
    private bool _wasRunning;

    /// <summary>What is read before the grain is activated.</summary>
    public List<PersistentRecord> Records { get; } = [];

    /// <summary>Timers that end with the activation.</summary>
    public HashSet<GrainTimer> Timers { get; } = [];

    /// <summary>Who takes the items of which subscription.</summary>
    public Dictionary<StreamSubscription, Func<StreamItem, Task>> Consumers { get; } = [];

    public Task Ended => _ended.Task;

    private bool HasLifeStep => _state is ActivationState.Created || (_state is ActivationState.Ending && _running.Count == 0 && !_starting);

    public bool IsIdleSince(DateTimeOffset moment) =>
        _state is ActivationState.Running && Load == 0 && _continuations.Count == 0 && _lastUsed <= moment;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (_state is ActivationState.Ending or ActivationState.Leaving)
            return;
        _wasRunning = _state is ActivationState.Running;
        (_state, _reason) = (ActivationState.Ending, deactivationReason);
        Wake();
    }

    private Task LiveAsync() => _state is ActivationState.Created ? StartAsync() : EndAsync();

    private async Task StartAsync()
    {
        (_state, _starting) = (ActivationState.Starting, true);
        // OnActivateAsync sees what the first call carries.
        CleanContext.Enter(_waiting.Count > 0 ? _waiting[0].Context : null);
        try
        {
            GrainInstance = Build();
            foreach (var record in Records)
                await record.ReadStateAsync();
            using var timeout = new CancellationTokenSource(Silo.LifeTimeout, Class.Silo.Time);
            await ((IGrainBase)GrainInstance).OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
            if (_state is ActivationState.Starting)
                _state = ActivationState.Running;
        }
        catch (Exception exception)
        {
            // Whatever it is: those who wait get it, and the next call tries again.
            Class.Silo.Log.ActivationFailed(GrainId, exception);
            _failure = exception;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationFailed, "The grain could not be activated."));
        }

        _starting = false;
    }

    private object Build()
    {
        _constructing = this;
        try
        {
            return GrainBuilder.Build(this);
        }
        finally
        {
            _constructing = null;
        }
    }

    private async Task EndAsync()
    {
        _state = ActivationState.Leaving;
        CleanContext.Enter();
        foreach (var timer in Timers.ToArray())
            timer.Dispose();
        try
        {
            if (_wasRunning)
            {
                using var timeout = new CancellationTokenSource(Silo.LifeTimeout, Class.Silo.Time);
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(_reason, timeout.Token).WaitAsync(timeout.Token);
            }
        }
        catch (Exception exception)
        {
            // It ends all the same.
            Class.Silo.Log.DeactivationFailed(GrainId, exception);
        }

        Class.Forget(this);
        foreach (var call in _waiting.Where(call => !call.IsTick))
        {
            if (_failure is not null)
                call.Fail(_failure);
            else
                Class.Deliver(call);
        }

        _waiting.Clear();
        _ended.SetResult();
    }
}
