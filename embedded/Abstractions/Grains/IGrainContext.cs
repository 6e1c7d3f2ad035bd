using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext : ITargetHolder, IEquatable<IGrainContext>
{
    /// <summary>A reference to this grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>The grain's identity.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object; <see langword="null"/> while it is being built.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Where work for this activation is queued, so that it runs in turns.</summary>
    IWorkItemScheduler Scheduler { get; }

    /// <summary>Completes when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Starts to end this activation, once its running calls are done.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    /// <summary>Attaches a component to this activation; <see langword="null"/> removes it.</summary>
    void SetComponent<TComponent>(TComponent? value)
        where TComponent : class;
}

/// <summary>Queues work on the scheduler of one activation.</summary>
public interface IWorkItemScheduler
{
    /// <summary>Queues an action as one turn.</summary>
    void QueueAction(Action action);

    /// <summary>Queues an unstarted task as one turn.</summary>
    void QueueTask(Task task);
}

/// <summary>The activation whose turn is running.</summary>
public interface IGrainContextAccessor
{
    /// <summary>The activation whose turn is running.</summary>
    IGrainContext GrainContext { get; }
}

/// <summary>Waiting for an activation to end.</summary>
public static class GrainContextExtensions
{
    /// <summary>Ends the activation and completes when it has ended.</summary>
    public static Task DeactivateAsync(this IGrainContext grainContext, DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        grainContext.Deactivate(deactivationReason, cancellationToken);
        return grainContext.Deactivated;
    }
}
