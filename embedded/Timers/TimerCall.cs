using Orleans.Runtime;
using StudyMate.Embedded.Calls;

namespace StudyMate.Embedded.Timers;

/// <summary>What a tick looks like to call filters: the name that Orleans gives it.</summary>
internal interface IGrainTimerInvoker : IAddressable
{
    Task InvokeCallbackAsync();
}

/// <summary>A tick in the queue of its activation.</summary>
internal sealed class TimerCall(GrainTimer timer) : VoidTaskCall
{
    private static readonly CallMethod Tick = new(
        new GrainInterface(typeof(IGrainTimerInvoker), nameof(IGrainTimerInvoker), "Orleans.Runtime.IGrainTimerInvoker"),
        typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!);

    internal override CallMethod Method => Tick;

    internal override GrainId SourceId => Receiver!.GrainId;

    internal override bool IsOneWay => true;

    internal override bool AlwaysInterleaves => timer.Interleave;

    internal override bool IsLocal => true;

    internal override bool KeepsAlive => timer.KeepAlive;

    public override object GetTarget() => timer;

    protected override Task CallTarget(object target) => timer.TickAsync();
}
