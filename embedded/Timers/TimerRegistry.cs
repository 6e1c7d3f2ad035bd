using Orleans.Runtime;
using Orleans.Timers;
using StudyMate.Embedded.Activations;

namespace StudyMate.Embedded.Timers;

/// <summary>Makes timers for activations.</summary>
internal sealed class TimerRegistry : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var activation = (Activation)grainContext;
        if (Activation.Current != activation && Activation.Constructing != activation)
            throw new InvalidOperationException("A timer is made by the grain that it belongs to, in one of its turns.");
        var timer = new GrainTimer(activation, token => callback(state, token), options.Interleave, options.KeepAlive);
        activation.AddTimer(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }
}
