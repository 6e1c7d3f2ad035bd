using Microsoft.Extensions.Logging;
using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>Makes the logic of a figures grain; the grain itself says only which scope and which stream are its own.</summary>
internal sealed class FiguresGrainLogicFactory(IFactStore facts, IRows rows, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>For the time of one activation; its timers and its messages start here.</summary>
    public async Task<FiguresGrainLogic> StartAsync(IGrainBase grain, ScopeKind kind)
    {
        var (tenant, id) = GrainKeys.Split(grain.GrainContext.GrainId.Key.ToString()!);
        var scope = new FactScope(tenant, kind, id);
        var projection = new FiguresProjection(scope, facts, rows, time);
        await projection.LoadAsync();
        var logger = loggers.CreateLogger<FiguresGrainLogic>();
        var logic = new FiguresGrainLogic(grain, scope, projection, rows, new FiguresSubscribers(time, logger), logger);
        grain.RegisterGrainTimer(logic.OnTimerAsync, FiguresCheckpoint.Period, FiguresCheckpoint.Period);
        grain.RegisterGrainTimer(logic.OnLogCheckAsync, FiguresProjection.LogCheckPeriod, FiguresProjection.LogCheckPeriod);
        return logic;
    }
}
