using StudyMate.Infrastructure;

namespace StudyMate.Web;

/// <summary>
/// What people do in a real browser against a real server: every <c>web/e2e/&lt;name&gt;.e2e.mjs</c> is a case. A scenario gets BASE_URL, CONTROL_URL
/// and CHROMIUM, and ends with 0 when all is well.
/// </summary>
internal static class BrowserScenarios
{
    /// <summary>The one that measures how soon something is seen.</summary>
    public const string Measured = "main-loop";

    private const string Suffix = ".e2e.mjs";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static IEnumerable<string> All => Directory.EnumerateFiles(Repository.Path("web/e2e"), "*" + Suffix)
        .Select(file => Path.GetFileName(file)[..^Suffix.Length])
        .Order(StringComparer.Ordinal);

    public static async Task RunAsync(string name)
    {
        await using var server = await ScenarioServer.StartAsync();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["BASE_URL"] = server.BaseAddress.ToString(),
            ["CONTROL_URL"] = server.ControlAddress.ToString(),
            ["CHROMIUM"] = Tools.Chromium!,
        };

        var (exitCode, output) = await Tools.RunAsync(Tools.Node!, [$"e2e/{name}{Suffix}"], Limit, environment);

        exitCode.Should().Be(0, $"{name} ended with {exitCode}.{Environment.NewLine}{output}{Environment.NewLine}The server:{Environment.NewLine}{server.Output}");
    }
}

/// <summary>Staff, beside other tests.</summary>
[Collection(nameof(OneBrowserAtATime))]
public sealed class StaffBrowserTests
{
    public static TheoryData<string> Scenarios => [.. BrowserScenarios.All.Where(name => name.StartsWith("staff-", StringComparison.Ordinal))];

    [BrowserTheory]
    [MemberData(nameof(Scenarios))]
    public Task Scenario(string name) => BrowserScenarios.RunAsync(name);
}

/// <summary>Students and whoever else, beside other tests.</summary>
[Collection(nameof(OneBrowserAtATime))]
public sealed class StudentBrowserTests
{
    public static TheoryData<string> Scenarios =>
        [.. BrowserScenarios.All.Where(name => !name.StartsWith("staff-", StringComparison.Ordinal) && name is not BrowserScenarios.Measured)];

    [BrowserTheory]
    [MemberData(nameof(Scenarios))]
    public Task Scenario(string name) => BrowserScenarios.RunAsync(name);
}

/// <summary>Both, and how soon what the one does is seen by the other: after everything else.</summary>
[Collection(nameof(AloneOnTheMachine))]
public sealed class MeasuredBrowserTests
{
    [BrowserFact]
    public Task A_school_from_roster_to_figures() => BrowserScenarios.RunAsync(BrowserScenarios.Measured);
}

/// <summary>A browser waits for its server much of the time: the other processor is for tests that compute.</summary>
[CollectionDefinition(nameof(OneBrowserAtATime))]
public sealed class OneBrowserAtATime;

[CollectionDefinition(nameof(AloneOnTheMachine), DisableParallelization = true)]
public sealed class AloneOnTheMachine;
