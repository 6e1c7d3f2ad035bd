using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Anything that can be the target of a grain call.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>Marks an interface as a grain interface.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain interface whose grains are keyed by text.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>A grain interface whose grains are keyed by a <see cref="Guid"/>.</summary>
    public interface IGrainWithGuidKey : IGrain;

    /// <summary>A grain interface whose grains are keyed by a 64-bit integer.</summary>
    public interface IGrainWithIntegerKey : IGrain;

    /// <summary>A grain interface whose grains are keyed by a <see cref="Guid"/> and text.</summary>
    public interface IGrainWithGuidCompoundKey : IGrain;

    /// <summary>A grain interface whose grains are keyed by a 64-bit integer and text.</summary>
    public interface IGrainWithIntegerCompoundKey : IGrain;

    /// <summary>Marks an interface through which grains call back objects outside of the grain world.</summary>
    public interface IGrainObserver : IAddressable;

    /// <summary>What the runtime needs of a grain class; <see cref="Grain"/> implements it.</summary>
    public interface IGrainBase
    {
        /// <summary>The activation that this object lives in.</summary>
        IGrainContext GrainContext { get; }

        /// <summary>Runs before the first call; a failure fails the activation and every waiting call.</summary>
        Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

        /// <summary>Runs after the last call. Never runs when the process dies.</summary>
        Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
    }
}
