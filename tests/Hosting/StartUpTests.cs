using Microsoft.Extensions.Options;
using StudyMate.Infrastructure;

namespace StudyMate.Hosting;

/// <summary>What an operator sees when the product cannot start: one line, no stack trace, exit code 1.</summary>
public sealed class StartUpTests
{
    [Theory]
    [InlineData("--nonsense")]
    [InlineData("stray")]
    [InlineData("--no-demo=maybe")]
    public void An_unknown_option_is_refused(string option) =>
        Assert.Contains(option, Assert.Throws<StartRefusedException>(() => CommandLine.Read([option])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--data")]
    [InlineData("--urls")]
    public void An_option_without_its_value_is_refused(string option) =>
        Assert.Throws<StartRefusedException>(() => CommandLine.Read([option, "--no-demo"]));

    [Fact]
    public void Options_become_configuration() =>
        Assert.Equal(
            ["--urls=http://127.0.0.1:1", "--Data:Folder=/tmp/x", "--Demo:Enabled=false", "--Cors:Origins:0=https://a.example"],
            CommandLine.Read(["--urls", "http://127.0.0.1:1", "--data=/tmp/x", "--no-demo", "--Cors:Origins:0", "https://a.example"]));

    [Fact]
    public async Task A_data_folder_in_use_is_explained()
    {
        using var folder = new TempFolder();
        await using var first = await ProductProcess.StartAsync(folder.Path);
        AssertExplained(await ProductProcess.RunToEndAsync($"http://127.0.0.1:{ProductProcess.FreePort()}", "--data", folder.Path, "--no-demo"), "in use");
    }

    [Fact]
    public async Task A_bad_setting_is_explained()
    {
        using var folder = new TempFolder();
        AssertExplained(
            await ProductProcess.RunToEndAsync($"http://127.0.0.1:{ProductProcess.FreePort()}", "--data", folder.Path, "--no-demo", "--Proxies:Addresses:0=nonsense"),
            "Proxies:Addresses");
    }

    [Fact]
    public void A_reason_of_several_lines_is_said_in_one() =>
        Assert.Equal(
            "SQLite error 8 in 'PRAGMA a; PRAGMA b'",
            StartUp.Explain(new InvalidOperationException("start", new StartRefusedException("SQLite error 8 in 'PRAGMA a;\nPRAGMA b'"))));

    [Fact]
    public void Several_wrong_settings_are_all_said() =>
        Assert.Equal("Set this. And that.", StartUp.Explain(new AggregateException(
            new OptionsValidationException("one", typeof(DataOptions), ["Set this."]), new OptionsValidationException("two", typeof(DataOptions), ["And that."]))));

    private static void AssertExplained((int ExitCode, string Output) run, string hint)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("StudyMate cannot start: ", run.Output, StringComparison.Ordinal);
        Assert.Contains(hint, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }
}
