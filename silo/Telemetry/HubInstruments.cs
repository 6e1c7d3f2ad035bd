using System.Diagnostics.Metrics;
using StudyMate.Common;

namespace StudyMate.Telemetry;

/// <summary>Connections of people who look at figures that move.</summary>
internal static class HubInstruments
{
    private static readonly UpDownCounter<int> Connections =
        Instruments.Meter.CreateUpDownCounter<int>("studymate.hub.connections", "{connection}", "Open connections of hubs");

    public static void Opened() => Connections.Add(1);

    public static void Closed() => Connections.Add(-1);
}
