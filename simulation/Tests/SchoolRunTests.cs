namespace StudyMate.Simulation;

/// <summary>The whole school under crashes, faults and impatient clients. A failing seed replays with <c>simulation -- --seed N --trace FILE</c>.</summary>
public sealed class SchoolRunTests
{
    private const int SeedsPerCase = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(41)]
    public void No_seed_violates_an_invariant(int first)
    {
        var runs = new SeedRuns(first, first + SeedsPerCase - 1, failures: 1, seed => SchoolRun.Run(seed));
        runs.Run(Environment.ProcessorCount, CancellationToken.None);
        Assert.True(runs.Failed.Count == 0, string.Join(Environment.NewLine, runs.Failed.Values.Select(failed => $"seed {failed.Seed}: {failed.Violation}")));
        Assert.Equal(SeedsPerCase, runs.Done);
        Assert.True(runs.FewestCommands >= 500, $"{runs.FewestCommands} commands");
        Assert.True(runs.FewestCrashes >= 3, $"{runs.FewestCrashes} crashes");
        Assert.True(runs.DuplicatesPercent >= 5, $"{runs.DuplicatesPercent} % duplicates");
        Assert.All(Exercised, what => Assert.True(runs.Coverage[what] > 0, what));
    }

    [Fact]
    public void The_same_seed_is_the_same_run()
    {
        var first = SchoolRun.Run(7);
        var again = SchoolRun.Run(7);
        Assert.Equal((first.Digest, first.Steps, first.Commands), (again.Digest, again.Steps, again.Commands));
        Assert.NotEqual(first.Digest, SchoolRun.Run(8).Digest);
    }

    /// <summary>A simulation that does not do these things proves nothing about them.</summary>
    private static readonly string[] Exercised =
    [
        "attempt: connection lost in a crash", "command: ApplyImport", "command: GradeAnswer", "command: PseudonymizeStudent",
        "crash: believed dead, goes on for a while", "crash: orderly restart", "crash: power cut",
        "crash: stands still while a record is written",
        "duplicate: again later", "duplicate: again, kept answer lost", "duplicate: double click", "duplicate: inbound webhook sent again",
        "entry: reminder", "entry: stream delivery", "entry: timer", "events: known already", "fault: failed after the write",
        "fault: failed before the write", "fault: one unit failed within its transaction", "fault: read failed", "fault: slow write",
        "read: of another school", "stream: message doubled", "stream: message late", "stream: message lost", "webhook: delivered again",
        "webhook: receiver was down",
    ];
}
