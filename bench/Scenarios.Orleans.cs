namespace StudyMate.Bench;

/// <summary>What only a cluster can show, and its database. Official Orleans measures itself; what the product does on it is measured by the scenarios of both engines.</summary>
internal static partial class Scenarios
{
    private static (string Name, string Usage, Func<Arguments, CancellationToken, Task<Report>> Run)[] OfEngine =>
    [
        (MySqlStorageScenario.Name, MySqlStorageScenario.Usage, MySqlStorageScenario.RunAsync),
        (FailoverScenario.Name, FailoverScenario.Usage, FailoverScenario.RunAsync),
    ];
}
