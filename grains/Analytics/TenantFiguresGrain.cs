using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>Figures of one school.</summary>
[GrainType("tenant-figures")]
[ImplicitStreamSubscription(FactStreams.Tenant)]
internal sealed class TenantFiguresGrain(IFactStore facts, IRows rows, TimeProvider time, ILogger<TenantFiguresGrain> logger)
    : Grain, ITenantFiguresGrain, IStreamSubscriptionObserver
{
    private FactScope _scope = null!; // set on activation
    private FiguresKeeper _keeper = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (tenant, id) = GrainKeys.Split(this.GetPrimaryKeyString());
        _scope = new FactScope(tenant, ScopeKind.Tenant, id);
        _keeper = new FiguresKeeper(_scope, facts, rows, time);
        await _keeper.LoadAsync();
        this.RegisterGrainTimer(OnTimerAsync, FiguresCheckpoint.Period, FiguresCheckpoint.Period);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => CheckpointAsync();

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<ScopeFacts>().ResumeAsync(ReceiveAsync);

    public async Task<Result<ScopeFigures>> GetAsync(FiguresQuery query, CancellationToken cancellationToken)
    {
        await _keeper.RefreshAsync(query.AtLeast);
        return ReadFigures.Answer(_keeper.Summary, query, await ReadFigures.StudentsAsync(rows, _scope, cancellationToken));
    }

    public async Task<Result<long>> RebuildAsync()
    {
        await _keeper.RebuildAsync();
        await CheckpointAsync();
        return _keeper.Summary.Position;
    }

    private async Task ReceiveAsync(ScopeFacts message, StreamSequenceToken? token)
    {
        SystemEntry.Enter(_scope.Tenant);
        await _keeper.ReceiveAsync(message);
        if (_keeper.IsCheckpointDue)
            await CheckpointAsync();
    }

    private Task OnTimerAsync()
    {
        SystemEntry.Enter(_scope.Tenant);
        return CheckpointAsync();
    }

    private async Task CheckpointAsync()
    {
        try
        {
            if (!await _keeper.CheckpointAsync())
                DeactivateOnIdle();
        }
        catch (Exception exception)
        {
            // A checkpoint only saves folding again: whatever its store says must not fail a read or the stream.
            FiguresLog.CheckpointFailed(logger, exception, this.GetPrimaryKeyString());
        }
    }
}
