using System.Text.RegularExpressions;
using StudyMate.Infrastructure;

namespace StudyMate.Architecture;

/// <summary>Few places know which engine stands behind the Orleans API; all else runs on either.</summary>
public sealed partial class EngineTests
{
    /// <summary>Where the embedded engine may be named: composition root, storage of one database, host fixture, its own tests, the simulation.</summary>
    private static readonly string[] Places =
    [
        "silo/Engine.", "silo/Storage/Sqlite/", "tests/Infrastructure/EngineHost.Embedded.cs", "tests/Embedded/", "tests/Simulation/", "bench/Simulate/", "bench/Engine/IdleLearners.cs",
    ];

    [Fact]
    public void Only_few_places_name_the_embedded_engine()
    {
        var offenders =
            from file in Repository.Sources("grain-interfaces", "grains", "api", "silo", "bench", "tests")
            where !Places.Any(place => file.Name.StartsWith(place, StringComparison.Ordinal))
            from line in file.CodeLines()
            where EmbeddedEngine().IsMatch(line.Text)
            select $"{file.Name}:{line.Number}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void Only_the_host_fixture_starts_engines_in_tests()
    {
        var offenders =
            from file in Repository.Sources("tests")
            where !file.Name.StartsWith("tests/Infrastructure/EngineHost.", StringComparison.Ordinal)
                && !file.Name.StartsWith("tests/Simulation/", StringComparison.Ordinal)
            from line in file.CodeLines()
            where Engines().IsMatch(line.Text)
            select $"{file.Name}:{line.Number}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void Only_the_build_names_the_embedded_project()
    {
        string[] allowed = ["Directory.Build.props"];
        var offenders =
            from folder in Directory.EnumerateDirectories(Repository.Root).Append(Repository.Root)
            from path in Directory.EnumerateFiles(folder, "*.csproj").Concat(Directory.EnumerateFiles(folder, "*.props"))
            let name = Path.GetRelativePath(Repository.Root, path)
            where !allowed.Contains(name, StringComparer.Ordinal)
            where EmbeddedEngine().IsMatch(File.ReadAllText(path))
            select name;
        Assert.Empty(offenders);
    }

    // With a namespace or a file behind it; spelt so that this file does not find itself.
    [GeneratedRegex(@"StudyMate\.Embe[d]ded(?!Tests)\b")]
    private static partial Regex EmbeddedEngine();

    [GeneratedRegex(@"\.UseOrle[a]ns\(|\bInProcessTestClu[s]ter\b|\bTestClu[s]terBuilder\b")]
    private static partial Regex Engines();
}
