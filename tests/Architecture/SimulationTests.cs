using System.Reflection;
using System.Xml.Linq;
using StudyMate.Common;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Architecture;

/// <summary>The simulation compiles the product's sources a second time; the product knows nothing of it.</summary>
public sealed class SimulationTests
{
    private const string Name = "StudyMate.Simulation";

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
    public void No_project_outside_of_the_simulation_refers_to_it() =>
        References().Where(reference => !IsSimulation(reference.Project) && IsSimulation(reference.To)).Should().BeEmpty();

    [Fact]
    public void The_simulation_takes_nothing_of_Orleans_and_of_the_product_only_sources() =>
        References().Where(reference => IsSimulation(reference.Project) && !IsSimulation(reference.To))
            .Where(reference => reference.To.StartsWith("Microsoft.Orleans", StringComparison.Ordinal) || reference.To.StartsWith("StudyMate.", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Fact]
    public void Nothing_of_the_product_names_it() =>
        CompiledCode.MethodsOf(typeof(GrainKeys).Assembly, typeof(GrainRecord).Assembly, typeof(StudyMateHost).Assembly, typeof(StudyMateApi).Assembly)
            .Where(method => IsSimulation(method.Namespace) || method.Texts.Any(text => text.Contains(Name, StringComparison.Ordinal)))
            .Should().BeEmpty();

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

    /// <summary>Every project and package that a project refers to, as names.</summary>
    private static IEnumerable<(string Project, string To)> References() =>
        from folder in Directory.EnumerateDirectories(Repository.Root)
        where Path.GetFileName(folder) is not ("artifacts" or ".git" or "web")
        from path in Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories)
        from reference in XDocument.Load(path).Descendants()
        where reference.Name.LocalName is "ProjectReference" or "PackageReference"
        let to = reference.Attribute("Include")!.Value
        select (Path.GetFileNameWithoutExtension(path), reference.Name.LocalName is "ProjectReference" ? Path.GetFileNameWithoutExtension(to) : to);

    private static bool IsSimulation(string name) => name.StartsWith(Name, StringComparison.Ordinal);
}
