using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using StudyMate.Embedded.Timers;

namespace StudyMate.Embedded.Activations;

/// <summary>Where an activation is in its life.</summary>
internal enum ActivationState : byte
{
    /// <summary>Calls may wait; the grain object does not exist yet.</summary>
    Created,

    /// <summary>The grain object is built, its records are read, OnActivateAsync runs.</summary>
    Starting,

    /// <summary>Calls run.</summary>
    Running,

    /// <summary>Running calls end, new ones wait for the next activation.</summary>
    Ending,

    /// <summary>Gone.</summary>
    Ended,
}

/// <summary>What most activations never need.</summary>
internal sealed class ActivationExtras
{
    public IServiceScope? Scope { get; set; }

    public GrainReference? Reference { get; set; }

    public Dictionary<Type, object>? Components { get; set; }

    public Dictionary<Guid, int>? ReentrantSections { get; set; }

    public HashSet<GrainTimer>? Timers { get; set; }

    public List<Storage.ILoadedOnActivation>? Records { get; set; }

    public TaskCompletionSource? Ended { get; set; }

    public DeactivationReason Reason { get; set; }

    /// <summary>Why the grain could not be activated; its waiting calls fail with it.</summary>
    public Exception? ActivationFailure { get; set; }

    /// <summary>Whether OnActivateAsync ended well, so that OnDeactivateAsync is due.</summary>
    public bool WasRunning { get; set; }

    /// <summary>The call about to begin whose predicate of interleaving failed.</summary>
    public (Calls.Call Call, Exception Exception)? Refused { get; set; }

    public long KeepUntil { get; set; } = long.MinValue;

    public CancellationToken EndingToken { get; set; }

    /// <summary>Timestamp of the decision to end.</summary>
    public long EndingSince { get; set; }

    /// <summary>Whether the activation had begun to start before it was to end.</summary>
    public bool HadStarted { get; set; }
}
