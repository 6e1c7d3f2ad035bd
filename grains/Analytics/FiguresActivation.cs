using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>The keeper of one figures grain within that grain's turns: messages, timer, checkpoints, answers.</summary>
internal sealed class FiguresActivation(IGrainBase grain, FactScope scope, FiguresKeeper keeper, IRows rows, FiguresWatchers watchers, ILogger<FiguresActivation> logger)
{
    private long _told = keeper.ChangedAt;

    public async Task SubscribeAsync(IStreamSubscriptionHandleFactory handles) =>
        await handles.Create<ScopeFacts>().ResumeAsync(ReceiveAsync);

    public async Task<Result<ScopeFigures>> GetAsync(FiguresQuery query, CancellationToken cancellationToken)
    {
        await keeper.RefreshAsync(query.AtLeast);
        await TellAsync();
        return ReadFigures.Answer(keeper.Summary, query, await ReadFigures.StudentsAsync(rows, scope, cancellationToken));
    }

    public async Task<Result<long>> RebuildAsync()
    {
        await keeper.RebuildAsync();
        await TellAsync();
        await CheckpointAsync();
        return keeper.Summary.Position;
    }

    public async Task<Result<long>> WatchAsync(IFiguresObserver observer)
    {
        watchers.Add(observer);
        await keeper.RefreshAsync(0);
        await TellAsync();
        return keeper.ChangedAt;
    }

    public Task OnTimerAsync(CancellationToken cancellationToken)
    {
        SystemEntry.Enter(scope.Tenant);
        return CheckpointAsync();
    }

    /// <summary>Messages may stop coming, and nobody may read: the log is looked at in any case.</summary>
    public async Task OnLookAsync(CancellationToken cancellationToken)
    {
        SystemEntry.Enter(scope.Tenant);
        var from = keeper.Summary.Position;
        var lag = await keeper.LookAsync();
        if (lag > FiguresKeeper.LateAfter)
            FiguresLog.Late(logger, $"{scope.Tenant}/{scope.Id}", (long)lag.TotalSeconds, from, keeper.Summary.Position);
        await TellAsync();
        if (keeper.IsCheckpointDue)
            await CheckpointAsync();
    }

    public async Task CheckpointAsync()
    {
        try
        {
            if (!await keeper.CheckpointAsync())
                grain.DeactivateOnIdle();
        }
        catch (Exception exception)
        {
            // A checkpoint only saves folding again: whatever its store says must not fail a read or the stream.
            FiguresLog.CheckpointFailed(logger, exception, $"{scope.Tenant}/{scope.Id}");
        }
    }

    private async Task ReceiveAsync(ScopeFacts message, StreamSequenceToken? token)
    {
        using var activity = StreamTrace.Continue("fold facts", scope.Tenant);
        SystemEntry.Enter(scope.Tenant);
        await keeper.ReceiveAsync(message);
        await TellAsync();
        if (keeper.IsCheckpointDue)
            await CheckpointAsync();
    }

    /// <summary>Whatever has folded something: a message, or a read that found a gap.</summary>
    private async Task TellAsync()
    {
        if (keeper.ChangedAt == _told)
            return;
        _told = keeper.ChangedAt;
        await watchers.TellAsync(new FiguresChanged(scope.Id, _told));
    }
}
