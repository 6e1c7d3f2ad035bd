using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StudyMate.Simulation;

namespace Orleans.Runtime
{
    /// <summary>Anything that can be called.</summary>
    public interface IAddressable;

    /// <summary>One activation of a grain.</summary>
    public interface IGrainContext
    {
        GrainId GrainId { get; }

        IServiceProvider ActivationServices { get; }

        /// <summary>Ends the activation once its running calls are done.</summary>
        void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
    }
}

namespace Orleans
{
    /// <summary>Marks an interface as a grain interface.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain interface whose grains are keyed by text.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>Marks an interface through which grains call back objects outside of the grain world.</summary>
    public interface IGrainObserver : IAddressable;

    /// <summary>What the runtime needs of a grain class.</summary>
    public interface IGrainBase
    {
        IGrainContext GrainContext { get; }

        Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Base of grain classes.</summary>
    public abstract class Grain : IGrainBase, IAddressable
    {
        protected Grain() => GrainContext = (IGrainContext?)Activation.Constructing
            ?? throw new InvalidOperationException("Grains are built by the runtime: use IGrainFactory.GetGrain.");

        public IGrainContext GrainContext { get; }

        protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

        protected IServiceProvider ServiceProvider => GrainContext.ActivationServices;

        /// <summary>Runs before the first call; a failure fails every call that waits.</summary>
        public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        /// <summary>Runs after the last call; never when the process dies.</summary>
        public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

        protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);
    }

    /// <summary>Why an activation ends.</summary>
    public readonly record struct DeactivationReason(DeactivationReasonCode ReasonCode, string Description);

    /// <summary>Kinds of reasons.</summary>
    public enum DeactivationReasonCode
    {
        None,
        ShuttingDown,
        ActivationFailed,
        ActivationIdle,
        ApplicationError,
        ApplicationRequested,
    }

    /// <summary>Gives references to grains. A grain always exists: a reference costs nothing and activates nothing.</summary>
    public interface IGrainFactory
    {
        TGrainInterface GetGrain<TGrainInterface>(string primaryKey)
            where TGrainInterface : IGrainWithStringKey;
    }

    /// <summary>The key of a grain.</summary>
    public static class GrainExtensions
    {
        public static string GetPrimaryKeyString(this IAddressable grain) => grain switch
        {
            GrainReference reference => reference.GrainId.Key.Text,
            IGrainBase { GrainContext: { } context } => context.GrainId.Key.Text,
            _ => throw new ArgumentException($"{grain.GetType()} is neither a grain nor a reference.", nameof(grain)),
        };
    }
}
