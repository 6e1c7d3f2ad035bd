using StudyMate.Infrastructure;

namespace StudyMate.Web;

/// <summary>
/// What people do in a real browser against a real server: every <c>web/e2e/&lt;name&gt;.e2e.mjs</c> is a case. A scenario gets BASE_URL, CONTROL_URL
/// and CHROMIUM, and ends with 0 when all is well.
/// </summary>
[Collection(nameof(AloneOnTheMachine))]
public sealed class BrowserTests
{
    private const string Suffix = ".e2e.mjs";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Scenarios =>
    [
        .. Directory.EnumerateFiles(Repository.Path("web/e2e"), "*" + Suffix)
            .Select(file => Path.GetFileName(file)[..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    [BrowserTheory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario(string name)
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

/// <summary>Runs after everything else: scenarios measure how soon something is seen.</summary>
[CollectionDefinition(nameof(AloneOnTheMachine), DisableParallelization = true)]
public sealed class AloneOnTheMachine;
