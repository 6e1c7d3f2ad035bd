using Microsoft.Extensions.Logging;
using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>Makes what a figures grain of any scope does: the grain itself says only which scope and which stream are its own.</summary>
internal sealed class FiguresActivations(IFactStore facts, IRows rows, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>For the time of one activation; its timers and its messages start here.</summary>
    public async Task<FiguresActivation> StartAsync(IGrainBase grain, ScopeKind kind)
    {
        var (tenant, id) = GrainKeys.Split(grain.GrainContext.GrainId.Key.ToString()!);
        var scope = new FactScope(tenant, kind, id);
        var keeper = new FiguresKeeper(scope, facts, rows, time);
        await keeper.LoadAsync();
        var logger = loggers.CreateLogger<FiguresActivation>();
        var activation = new FiguresActivation(grain, scope, keeper, rows, new FiguresWatchers(time, logger), logger);
        grain.RegisterGrainTimer(activation.OnTimerAsync, FiguresCheckpoint.Period, FiguresCheckpoint.Period);
        grain.RegisterGrainTimer(activation.OnLookAsync, FiguresKeeper.LookPeriod, FiguresKeeper.LookPeriod);
        return activation;
    }
}
