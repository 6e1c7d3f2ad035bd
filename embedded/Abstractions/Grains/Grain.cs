using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StudyMate.Embedded.Activations;

namespace Orleans;

/// <summary>Base class of grain implementations.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Takes the activation that is being built; the runtime builds grains, nobody else.</summary>
    protected Grain() => GrainContext = (IGrainContext?)Activation.Constructing
        ?? throw new InvalidOperationException("Grains are built by the runtime: use IGrainFactory.GetGrain.");

    /// <summary>The activation that this object lives in.</summary>
    public IGrainContext GrainContext { get; }

    /// <summary>The reference that other grains use to call this one.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>The grain's identity as text.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>Gives references to other grains.</summary>
    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The services of this activation.</summary>
    protected IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <inheritdoc cref="IGrainBase.OnActivateAsync"/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="IGrainBase.OnDeactivateAsync"/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation as soon as no call is running.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps this activation for at least the given time; a negative or zero time cancels the wish.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => ((IActivationControl)GrainContext).DelayDeactivation(timeSpan);
}
