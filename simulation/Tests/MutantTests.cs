namespace StudyMate.Simulation;

/// <summary>Mistakes that the simulation must notice; one that it does not makes every green seed worthless.</summary>
public sealed class MutantTests
{
    public static TheoryData<string> Mutants => [.. Enum.GetNames<Mutant>().Skip(1)];

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_mutant_is_caught_within_50_seeds(string mutant)
    {
        var runs = new SeedRuns(1, 50, failures: 1, seed => SchoolRun.Run(seed, Enum.Parse<Mutant>(mutant)));
        runs.Run(Environment.ProcessorCount, CancellationToken.None);
        runs.Failed.Should().NotBeEmpty();
        runs.Failed.Values.Should().AllSatisfy(caught => caught.Violation.Should().NotContain("simulation:"));
    }
}
