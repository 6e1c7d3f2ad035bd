using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime
{
    /// <summary>A timer of one activation: it ends with the activation and keeps nothing alive unless told so.</summary>
    public interface IGrainTimer : IDisposable
    {
        /// <summary>Starts over with another due time and period.</summary>
        void Change(TimeSpan dueTime, TimeSpan period);
    }

    /// <summary>How a timer ticks.</summary>
    public readonly struct GrainTimerCreationOptions
    {
        /// <summary>Set <see cref="DueTime"/> and <see cref="Period"/>.</summary>
        public GrainTimerCreationOptions()
        {
        }

        /// <summary>With due time and period.</summary>
        [SetsRequiredMembers]
        public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        {
            DueTime = dueTime;
            Period = period;
        }

        /// <summary>Time until the first tick.</summary>
        public required TimeSpan DueTime { get; init; }

        /// <summary>Time from the end of a tick to the next; infinite means one tick.</summary>
        public required TimeSpan Period { get; init; }

        /// <summary>Whether ticks interleave with calls and other timers.</summary>
        public bool Interleave { get; init; }

        /// <summary>Whether a tick counts as use of the grain, so that it is not collected.</summary>
        public bool KeepAlive { get; init; }
    }
}

namespace Orleans.Timers
{
    /// <summary>Makes timers for activations.</summary>
    public interface ITimerRegistry
    {
        /// <summary>Starts a timer on an activation.</summary>
        Runtime.IGrainTimer RegisterGrainTimer<TState>(
            Runtime.IGrainContext grainContext,
            Func<TState, CancellationToken, Task> callback,
            TState state,
            Runtime.GrainTimerCreationOptions options);
    }
}
