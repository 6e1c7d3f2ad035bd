namespace StudyMate.Simulation;

/// <summary>Many seeds on some threads, each seed on one of them, until so many have failed.</summary>
internal sealed class SeedRuns(int first, int last, int failures, Func<int, SchoolOutcome> run)
{
    private readonly Lock _gate = new();
    private int _next = first;

    public int First { get; } = first;

    public int Last { get; } = last;

    public int Done { get; private set; }

    public long Steps { get; private set; }

    public int FewestCommands { get; private set; } = int.MaxValue;

    public int FewestCrashes { get; private set; } = int.MaxValue;

    public ulong LastDigest { get; private set; }

    public Coverage Coverage { get; } = new();

    /// <summary>The failed runs, in the order of their seeds.</summary>
    public SortedList<int, SchoolOutcome> Failed { get; } = [];

    public double DuplicatesPercent => 100.0 * Coverage.SumOf("duplicate: ") / Math.Max(1, Coverage.SumOf("command: ") + Coverage["events: accepted"]);

    public void Run(int threads, CancellationToken stop)
    {
        var workers = Enumerable.Range(0, Math.Min(threads, Last - First + 1)).Select(_ => new Thread(() => Work(stop))).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
    }

    private void Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && Take() is { } seed)
            Add(run(seed));
    }

    private int? Take()
    {
        lock (_gate)
            return Failed.Count < failures && _next <= Last ? _next++ : null;
    }

    private void Add(SchoolOutcome outcome)
    {
        lock (_gate)
        {
            Done++;
            Steps += outcome.Steps;
            LastDigest = outcome.Digest;
            Coverage.Add(outcome.Coverage);
            if (outcome.Violation is not null)
            {
                Failed.Add(outcome.Seed, outcome);
                return;
            }

            FewestCommands = Math.Min(FewestCommands, outcome.Commands);
            FewestCrashes = Math.Min(FewestCrashes, outcome.Crashes);
        }
    }
}
