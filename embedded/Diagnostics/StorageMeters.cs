using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StudyMate.Embedded.Diagnostics;

/// <summary>Times and faults of one kind of operation on records.</summary>
internal sealed class StorageOperation(Meter meter, string kind)
{
    private readonly Histogram<double> _latency = meter.CreateHistogram<double>($"orleans-storage-{kind}-latency", "ms");
    private readonly Counter<int> _errors = meter.CreateCounter<int>($"orleans-storage-{kind}-errors");

    /// <summary>Name of its activity.</summary>
    public string ActivityName { get; } = $"{kind} storage";

    public void OnEnded(TimeSpan took, string provider, string stateName, string stateType)
    {
        if (_latency.Enabled)
            _latency.Record(took.TotalMilliseconds, Tags(provider, stateName, stateType));
    }

    public void OnFailed(string provider, string stateName, string stateType)
    {
        if (_errors.Enabled)
            _errors.Add(1, Tags(provider, stateName, stateType));
    }

    private static TagList Tags(string provider, string stateName, string stateType) =>
        new() { { "provider_type_name", provider }, { "state_name", stateName }, { "state_type", stateType } };
}

/// <summary>What is done with records.</summary>
internal sealed class StorageMeters(Meter meter)
{
    public StorageOperation Read { get; } = new(meter, "read");

    public StorageOperation Write { get; } = new(meter, "write");

    public StorageOperation Clear { get; } = new(meter, "clear");
}
