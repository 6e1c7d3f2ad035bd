using Orleans;
using Orleans.Runtime;
using Orleans.Streams.Core;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>Figures of one theme over the whole school.</summary>
[GrainType("theme-figures")]
[ImplicitStreamSubscription(FactStreams.Theme)]
internal sealed class ThemeFiguresGrain(FiguresGrainLogicFactory logicFactory) : Grain, IThemeFiguresGrain, IStreamSubscriptionObserver
{
    private FiguresGrainLogic _figures = null!; // set on activation

    public override async Task OnActivateAsync(CancellationToken cancellationToken) =>
        _figures = await logicFactory.StartAsync(this, ScopeKind.Theme);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _figures.CheckpointAsync();

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => _figures.SubscribeAsync(handleFactory);

    public Task<Result<ScopeFigures>> GetAsync(FiguresQuery query, CancellationToken cancellationToken) =>
        _figures.GetAsync(query, cancellationToken);

    public Task<Result<long>> RebuildAsync() => _figures.RebuildAsync();
}
