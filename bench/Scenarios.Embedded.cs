namespace StudyMate.Bench;

/// <summary>What is measured of the embedded engine by itself, and of SQLite.</summary>
internal static partial class Scenarios
{
    private static (string Name, string Usage, Func<Arguments, CancellationToken, Task<Report>> Run)[] OfEngine =>
    [
        (StorageScenario.Name, StorageScenario.Usage, StorageScenario.RunAsync),
        (CallsScenario.Name, CallsScenario.Usage, CallsScenario.RunAsync),
        (ActivateScenario.Name, ActivateScenario.Usage, ActivateScenario.RunAsync),
        (CommitScenario.Name, CommitScenario.Usage, CommitScenario.RunAsync),
        (FactsScenario.Name, FactsScenario.Usage, FactsScenario.RunAsync),
        (StreamsScenario.Name, StreamsScenario.Usage, StreamsScenario.RunAsync),
        (SimulateScenario.Name, SimulateScenario.Usage, SimulateScenario.RunAsync),
    ];
}
