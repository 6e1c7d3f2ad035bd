namespace StudyMate.Bench;

/// <summary>
/// The scenarios by name. Each prints a table, and with <c>--json FILE</c> writes the same figures; <c>--product FOLDER</c> measures programs that lie elsewhere, such as a publication.
/// </summary>
internal static class Scenarios
{
    private static readonly (string Name, string Usage, Func<Arguments, CancellationToken, Task<Report>> Run)[] Table =
    [
        (SchoolScenario.Name, SchoolScenario.Usage, SchoolScenario.RunAsync),
        (IngestScenario.Name, IngestScenario.Usage, IngestScenario.RunAsync),
        (PreviewScenario.Name, PreviewScenario.Usage, PreviewScenario.RunAsync),
        (RecoveryScenario.Name, RecoveryScenario.Usage, RecoveryScenario.RunAsync),
        (CommitScenario.Name, CommitScenario.Usage, CommitScenario.RunAsync),
        (FactsScenario.Name, FactsScenario.Usage, FactsScenario.RunAsync),
        (CostScenario.Name, CostScenario.Usage, CostScenario.RunAsync),
        (StartScenario.Name, StartScenario.Usage, StartScenario.RunAsync),
        (IdleScenario.Name, IdleScenario.Usage, IdleScenario.RunAsync),
        (StorageScenario.Name, StorageScenario.Usage, StorageScenario.RunAsync),
        (MySqlStorageScenario.Name, MySqlStorageScenario.Usage, MySqlStorageScenario.RunAsync),
        (FailoverScenario.Name, FailoverScenario.Usage, FailoverScenario.RunAsync),
        (ReleasesScenario.Name, ReleasesScenario.Usage, ReleasesScenario.RunAsync),
    ];

    /// <summary>0 when the scenario held what it promises, 1 when it did not, 2 when the arguments are wrong.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var scenario = Array.Find(Table, scenario => args.Length > 0 && string.Equals(scenario.Name, args[0], StringComparison.Ordinal));
        if (scenario.Run is null)
        {
            Console.Error.WriteLine("Scenarios:");
            foreach (var (_, usage, _) in Table)
                Console.Error.WriteLine($"  {usage}");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            var arguments = Arguments.Parse(args.AsSpan(1));
            ApiProcess.Folder = arguments.Product;
            var report = await scenario.Run(arguments, stop.Token);
            report.Print(Console.Out);
            if (arguments.Json is { } file)
                await report.WriteAsync(file);
            return report.Succeeded ? 0 : 1;
        }
        catch (UsageException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            Console.Error.WriteLine($"  {scenario.Usage}");
            return 2;
        }
        catch (BenchException failed)
        {
            Console.Error.WriteLine(failed.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped.");
            return 1;
        }
    }
}
