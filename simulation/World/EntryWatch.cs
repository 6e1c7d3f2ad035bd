using Orleans;
using StudyMate.Common;

namespace StudyMate.Simulation;

/// <summary>
/// Timers, reminders and stream deliveries arrive with a stranger's actor in their context, as they might after a mistake elsewhere. Whoever
/// forgets to clear it is seen with that actor at the next call or the next touch of the database.
/// </summary>
internal sealed class EntryWatch(Findings findings, Coverage coverage) : IIncomingGrainCallFilter
{
    /// <summary>The actor whom nobody may act as.</summary>
    public static readonly Actor Stranger = new("stranger", "nowhere", Role.Admin);

    private static readonly AsyncLocal<bool> Entered = new();

    /// <summary>Whether the current turn began with a timer, a reminder or a stream delivery.</summary>
    public static bool InEntry => Entered.Value;

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var kind = context.InterfaceMethod.DeclaringType!.Name switch
        {
            "IGrainTimerInvoker" => "timer",
            "IRemindable" => "reminder",
            "IStreamConsumerExtension" => "stream delivery",
            _ => null,
        };
        if (kind is null)
        {
            Look(context.InterfaceName);
        }
        else
        {
            coverage.Count($"entry: {kind}");
            Entered.Value = true;
            Stranger.Enter();
        }

        return context.Invoke();
    }

    /// <summary>Something happens under the current actor.</summary>
    public void Look(string what)
    {
        if (Actor.Current is { } actor && ReferenceEquals(actor, Stranger))
            findings.Violate($"actor: {what} was reached with the actor that a timer, reminder or stream delivery arrived with");
    }
}

/// <summary>For a mutant: the calls of a timer, reminder or stream delivery go out under the actor that it arrived with.</summary>
internal sealed class UnclearedActor : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (EntryWatch.InEntry)
            EntryWatch.Stranger.Enter();
        return context.Invoke();
    }
}
