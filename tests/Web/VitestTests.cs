using System.Text.Json;
using StudyMate.Infrastructure;

namespace StudyMate.Web;

/// <summary>The tests and the types of the browser app's own sources.</summary>
public sealed class VitestTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Where the counts are left for whoever sums up all runners.</summary>
    private const string Report = "artifacts/test-results/vitest.json";

    [NodeFact]
    public async Task The_tests_of_the_browser_app_pass()
    {
        var report = Repository.Path(Report);
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        File.Delete(report);

        var (exitCode, output) = await Tools.RunAsync(
            Tools.Node!, ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", $"--outputFile.json={report}"], Limit);

        exitCode.Should().Be(0, output);
        using var counts = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        counts.RootElement.GetProperty("numPassedTests").GetInt32().Should().BeGreaterThan(0, "No test was run.");
    }

    [NodeFact]
    public async Task The_sources_of_the_browser_app_are_well_typed()
    {
        var (exitCode, output) = await Tools.RunAsync(Tools.Node!, ["node_modules/typescript/bin/tsc", "--noEmit"], Limit);

        exitCode.Should().Be(0, output);
    }
}
