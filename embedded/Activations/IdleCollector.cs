using Orleans;
using StudyMate.Embedded.Hosting;

namespace StudyMate.Embedded.Activations;

/// <summary>Ends activations that nobody has used for the age of their class; looks once per quantum.</summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly Engine _engine;
    private readonly ITimer _timer;

    public IdleCollector(Engine engine, TimeSpan quantum)
    {
        _engine = engine;
        _timer = engine.Time.CreateTimer(static state => ((IdleCollector)state!).Collect(), this, quantum, quantum);
    }

    public void Dispose() => _timer.Dispose();

    private void Collect()
    {
        _engine.Meters.OnCollection();
        var now = _engine.Timestamp;
        foreach (var grainClass in _engine.Catalog.Classes.Where(grainClass => grainClass.CollectionAge != TimeSpan.MaxValue))
        {
            // In the order of their keys: how a dictionary happens to lie in memory must not decide anything.
            foreach (var activation in grainClass.Activations.Where(activation => activation.IsIdle(now, _engine.Time)).OrderBy(activation => activation.Key))
                activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "The activation was idle."));
        }
    }
}
