using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams;
using Orleans.Streams.Core;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>What the three figures grains do alike, within the turns of one of them: messages, timers, checkpoints, answers, subscribers.</summary>
internal sealed class FiguresGrainLogic(
    IGrainBase grain, FactScope scope, FiguresProjection projection, IRows rows, FiguresSubscribers subscribers, ILogger<FiguresGrainLogic> logger)
{
    /// <summary>Between two pieces of a rebuild.</summary>
    private static readonly TimeSpan PieceEvery = TimeSpan.FromMilliseconds(1);

    private long _notifiedAt = projection.ChangedAt;
    private IGrainTimer? _rebuild;
    private bool _logUnread;

    public async Task SubscribeAsync(IStreamSubscriptionHandleFactory handles) =>
        await handles.Create<ScopeFacts>().ResumeAsync(ReceiveAsync);

    public async Task<Result<ScopeFigures>> GetAsync(FiguresQuery query, CancellationToken cancellationToken)
    {
        await projection.RefreshAsync(query.AtLeast);
        await NotifyAsync();
        var (summary, isCaughtUp) = (projection.Summary, projection.IsCaughtUp);
        var figures = ReadFigures.Answer(summary, query, await ReadFigures.StudentsAsync(rows, scope, cancellationToken));
        return figures with { Stale = !isCaughtUp };
    }

    /// <summary>A first piece; the rest is folded between the turns of others.</summary>
    public async Task<Result<long>> RebuildAsync()
    {
        if (!await projection.StartRebuildAsync())
        {
            grain.DeactivateOnIdle();
            throw new InconsistentStateException("Another activation has written these figures.");
        }

        var (position, finished) = await projection.RebuildOnAsync(FiguresProjection.MaxCatchUpTime);
        if (finished)
            await EndRebuildAsync();
        else
            _rebuild ??= grain.RegisterGrainTimer(OnRebuildAsync, new GrainTimerCreationOptions(PieceEvery, PieceEvery) { KeepAlive = true });
        return position;
    }

    public async Task<Result<long>> WatchAsync(IFiguresObserver observer)
    {
        subscribers.Add(observer);
        await projection.RefreshAsync(0);
        await NotifyAsync();
        return projection.ChangedAt;
    }

    public Task OnTimerAsync(CancellationToken cancellationToken)
    {
        SystemEntry.Enter(scope.Tenant);
        return CheckpointAsync();
    }

    /// <summary>Messages may stop coming, and nobody may read: the log is looked at in any case. One line tells that it cannot be, however long that lasts.</summary>
    public async Task OnLogCheckAsync(CancellationToken cancellationToken)
    {
        SystemEntry.Enter(scope.Tenant);
        try
        {
            await CheckLogAsync();
            _logUnread = false;
        }
        catch (Exception exception)
        {
            if (!_logUnread)
                FiguresLog.LogUnread(logger, exception, $"{scope.Tenant}/{scope.Id}");
            _logUnread = true;
        }
    }

    public async Task CheckpointAsync()
    {
        try
        {
            if (!await projection.CheckpointAsync())
                grain.DeactivateOnIdle();
        }
        catch (Exception exception)
        {
            // A checkpoint only saves folding again: whatever its store says must not fail a read or the stream.
            FiguresLog.CheckpointFailed(logger, exception, $"{scope.Tenant}/{scope.Id}");
        }
    }

    private async Task OnRebuildAsync(CancellationToken cancellationToken)
    {
        SystemEntry.Enter(scope.Tenant);
        if ((await projection.RebuildOnAsync(FiguresProjection.RebuildPiece)).Finished)
            await EndRebuildAsync();
    }

    private async Task EndRebuildAsync()
    {
        _rebuild?.Dispose();
        _rebuild = null;
        await NotifyAsync();
        await CheckpointAsync();
    }

    private async Task CheckLogAsync()
    {
        var from = projection.Summary.Position;
        var lag = await projection.CheckLogAsync();
        if (lag > FiguresProjection.LateAfter)
            FiguresLog.Late(logger, $"{scope.Tenant}/{scope.Id}", (long)lag.TotalSeconds, from, projection.Summary.Position);
        await NotifyAsync();
        if (projection.IsCheckpointDue)
            await CheckpointAsync();
    }

    private async Task ReceiveAsync(ScopeFacts message, StreamSequenceToken? token)
    {
        using var activity = StreamTrace.Continue("fold facts", scope.Tenant);
        SystemEntry.Enter(scope.Tenant);
        await projection.ReceiveAsync(message);
        await NotifyAsync();
        if (projection.IsCheckpointDue)
            await CheckpointAsync();
    }

    /// <summary>Whatever has folded something: a message, or a read that found a gap.</summary>
    private async Task NotifyAsync()
    {
        if (projection.ChangedAt == _notifiedAt)
            return;
        _notifiedAt = projection.ChangedAt;
        await subscribers.NotifyAsync(new FiguresChanged(scope.Id, _notifiedAt));
    }
}
