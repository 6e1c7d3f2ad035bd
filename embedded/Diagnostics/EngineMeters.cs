using System.Diagnostics.Metrics;
using Orleans;
using Orleans.Runtime;
using StudyMate.Embedded.Activations;
using StudyMate.Embedded.Calls;

namespace StudyMate.Embedded.Diagnostics;

/// <summary>
/// The instruments of Orleans' meter that mean something in one process, with its names, kinds, units and tags. What is on the way of every call asks
/// first whether anybody listens.
/// </summary>
internal sealed class EngineMeters
{
    private readonly Meter _meter;
    private readonly Histogram<double> _requests;
    private readonly Counter<long> _timedOut;
    private readonly Counter<long> _cancelled;
    private readonly Counter<int> _expired;
    private readonly ObservableCounter<long> _sentLocal;
    private readonly Counter<int> _longTurns;
    private readonly UpDownCounter<int> _grains;
    private readonly Counter<int> _created;
    private readonly Counter<int> _destroyed;
    private readonly Counter<int> _failedToActivate;
    private readonly Counter<int> _collections;
    private readonly Counter<int> _shutdown;
    private readonly Histogram<double> _activationLatency;
    private readonly Histogram<double> _deactivationLatency;
    private readonly Counter<int> _streamItemsRead;
    private readonly Counter<int> _streamItemsSent;
    private readonly Histogram<double> _tardiness;
    private readonly Counter<int> _ticks;
    private long _sent;

    public EngineMeters(IMeterFactory factory, Func<int> activations)
    {
        _meter = factory.Create("Microsoft.Orleans");
        _requests = _meter.CreateHistogram<double>("orleans-app-requests-latency", "ms");
        _timedOut = _meter.CreateCounter<long>("orleans-app-requests-timedout");
        _cancelled = _meter.CreateCounter<long>("orleans-app-requests-canceled");
        _expired = _meter.CreateCounter<int>("orleans-messaging-expired");
        _sentLocal = _meter.CreateObservableCounter("orleans-messaging-sent-local", () => Volatile.Read(ref _sent));
        _longTurns = _meter.CreateCounter<int>("orleans-scheduler-long-running-turns");
        _grains = _meter.CreateUpDownCounter<int>("orleans-grains");
        _meter.CreateObservableGauge("orleans-catalog-activations", activations);
        _created = _meter.CreateCounter<int>("orleans-catalog-activation-created");
        _destroyed = _meter.CreateCounter<int>("orleans-catalog-activation-destroyed");
        _failedToActivate = _meter.CreateCounter<int>("orleans-catalog-activation-failed-to-activate");
        _collections = _meter.CreateCounter<int>("orleans-catalog-activation-collections");
        _shutdown = _meter.CreateCounter<int>("orleans-catalog-activation-shutdown");
        _activationLatency = _meter.CreateHistogram<double>("orleans-catalog-activation-latency", "ms");
        _deactivationLatency = _meter.CreateHistogram<double>("orleans-catalog-deactivation-latency", "ms");
        _streamItemsRead = _meter.CreateCounter<int>("orleans-streams-persistent-stream-messages-read");
        _streamItemsSent = _meter.CreateCounter<int>("orleans-streams-persistent-stream-messages-sent");
        _tardiness = _meter.CreateHistogram<double>("orleans-reminders-tardiness", "seconds");
        _ticks = _meter.CreateCounter<int>("orleans-reminders-ticks-delivered");
        Storage = new StorageMeters(_meter);
    }

    public StorageMeters Storage { get; }

    /// <summary>Whether the time of each call is asked for.</summary>
    public bool TimesRequests => _requests.Enabled;

    public bool TimesTurns => _longTurns.Enabled;

    public bool TimesActivations => _activationLatency.Enabled;

    public bool TimesDeactivations => _deactivationLatency.Enabled;

    public void ObserveReminders(Func<int> active) => _meter.CreateObservableGauge("orleans-reminders-active", active);

    public void OnSent()
    {
        if (_sentLocal.Enabled)
            Interlocked.Increment(ref _sent);
    }

    public void OnRequestEnded(TimeSpan took) => _requests.Record(took.TotalMilliseconds);

    public void OnTimedOut(Call call) => _timedOut.Add(1, Tag("grain_type", call.Target?.Target.GrainType.ToString()));

    public void OnCancelled(Call call) => _cancelled.Add(1, Tag("grain_type", call.Target?.Target.GrainType.ToString()));

    /// <summary>A call whose caller had given up before it began.</summary>
    public void OnExpired() => _expired.Add(1, Tag("Phase", "Invoke"));

    public void OnLongTurn() => _longTurns.Add(1);

    public void OnCreated(GrainClass grainClass)
    {
        _created.Add(1, grainClass.Tag);
        if (_grains.Enabled)
            _grains.Add(1, grainClass.Tag);
    }

    public void OnActivated(GrainClass grainClass, TimeSpan took, bool failed)
    {
        if (failed)
            _failedToActivate.Add(1, grainClass.Tag);
        if (_activationLatency.Enabled)
            _activationLatency.Record(took.TotalMilliseconds, Tag("status", failed ? "error" : "success"), Tag("directory", grainClass.MaxWorkers == 0 ? "enabled" : "disabled"), grainClass.Tag);
    }

    public void OnDestroyed(GrainClass grainClass)
    {
        _destroyed.Add(1, grainClass.Tag);
        if (_grains.Enabled)
            _grains.Add(-1, grainClass.Tag);
    }

    public void OnDeactivated(GrainClass grainClass, DeactivationReasonCode reason, TimeSpan took)
    {
        var via = reason == DeactivationReasonCode.ActivationIdle ? "collection" : "deactivateOnIdle";
        if (_shutdown.Enabled)
            _shutdown.Add(1, Tag("via", via), grainClass.Tag);
        if (_deactivationLatency.Enabled)
            _deactivationLatency.Record(took.TotalMilliseconds, Tag("via", via), grainClass.Tag);
    }

    public void OnCollection() => _collections.Add(1);

    public void OnStreamItemRead(string provider) => _streamItemsRead.Add(1, Tag("provider", provider));

    public void OnStreamItemSent(string provider, GrainId subscriber)
    {
        if (_streamItemsSent.Enabled)
            _streamItemsSent.Add(1, Tag("provider", provider), Tag("grain_type", subscriber.Type.ToString()));
    }

    public void OnTick(TimeSpan late)
    {
        _tardiness.Record(late.TotalSeconds);
        _ticks.Add(1);
    }

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);
}
