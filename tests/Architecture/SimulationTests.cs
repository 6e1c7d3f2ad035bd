using System.Reflection;
using System.Text.RegularExpressions;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Architecture;

/// <summary>The simulation compiles the product's sources a second time; the product knows nothing of it.</summary>
public sealed partial class SimulationTests
{
    /// <summary>
    /// What grains stand on besides Orleans and the base class library. A library that runs work of its own (a cache, a retry policy, a pool of
    /// tasks) would leave the turn, and no seed could repeat it.
    /// </summary>
    private static readonly string[] Ground =
    [
        "StudyMate.GrainInterfaces", "CsvHelper",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
    ];

    [Fact]
    public void No_project_outside_of_the_simulation_refers_to_it()
    {
        var offenders = Projects()
            .Where(project => !project.Name.StartsWith("simulation/", StringComparison.Ordinal) && Regex.IsMatch(project.Text, @"StudyMate\.Simulation|\bsimulation[/\\]"))
            .Select(project => project.Name);
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void The_simulation_takes_nothing_of_Orleans_and_of_the_product_only_sources()
    {
        var offenders =
            from project in Projects()
            where project.Name.StartsWith("simulation/", StringComparison.Ordinal)
            from Match reference in Regex.Matches(project.Text, @"<(Package|Project)Reference\s+Include=""(?<to>[^""]+)""", RegexOptions.ExplicitCapture)
            where Regex.IsMatch(reference.Groups["to"].Value, @"Microsoft\.Orleans|StudyMate\.(?!Simulation)")
            select $"{project.Name}: {reference.Groups["to"].Value}";
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void No_source_of_the_product_names_it()
    {
        var offenders =
            from file in Repository.Sources("grain-interfaces", "grains", "api", "silo")
            where SimulationName().IsMatch(file.Text)
            select file.Name;
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Grains_use_no_library_that_runs_work_of_its_own()
    {
        Assembly[] assemblies = [typeof(GrainKeys).Assembly, typeof(GrainRecord).Assembly];
        var offenders = assemblies.SelectMany(assembly => assembly.GetReferencedAssemblies())
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Orleans.", StringComparison.Ordinal))
            .Except(Ground, StringComparer.Ordinal);
        offenders.Should().BeEmpty();
    }

    private static IEnumerable<(string Name, string Text)> Projects() =>
        from folder in Directory.EnumerateDirectories(Repository.Root)
        where Path.GetFileName(folder) is not ("artifacts" or ".git" or "web")
        from path in Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories)
        select (Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path));

    [GeneratedRegex(@"\bStudyMate\.(Embedded|Simulation)\b")]
    private static partial Regex SimulationName();
}
