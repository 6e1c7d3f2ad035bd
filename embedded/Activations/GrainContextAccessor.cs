using Orleans.Runtime;

namespace StudyMate.Embedded.Activations;

/// <summary>The activation whose turn runs on this thread.</summary>
internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public IGrainContext GrainContext => Activation.Current
        ?? throw new InvalidOperationException("There is no grain here: no turn of a grain runs on this thread.");
}
