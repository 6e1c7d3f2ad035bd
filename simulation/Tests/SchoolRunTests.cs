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
        runs.Failed.Count.Should().Be(0, string.Join(Environment.NewLine, runs.Failed.Values.Select(failed => $"seed {failed.Seed}: {failed.Violation}")));
        runs.Done.Should().Be(SeedsPerCase);
        runs.FewestCommands.Should().BeGreaterThanOrEqualTo(500, $"{runs.FewestCommands} commands");
        runs.FewestCrashes.Should().BeGreaterThanOrEqualTo(3, $"{runs.FewestCrashes} crashes");
        runs.DuplicatesPercent.Should().BeGreaterThanOrEqualTo(5, $"{runs.DuplicatesPercent} % duplicates");
        Exercised.Should().AllSatisfy(what => runs.Coverage[what].Should().BeGreaterThan(0, what));
    }

    [Fact]
    public void The_same_seed_is_the_same_run()
    {
        var first = SchoolRun.Run(7);
        var again = SchoolRun.Run(7);
        (again.Digest, again.Steps, again.Commands).Should().Be((first.Digest, first.Steps, first.Commands));
        SchoolRun.Run(8).Digest.Should().NotBe(first.Digest);
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
