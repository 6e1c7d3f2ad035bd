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
        FluentActions.Invoking(() => CommandLine.Read([option])).Should().ThrowExactly<StartRefusedException>().Which.Message.Should().Contain(option);

    [Theory]
    [InlineData("--data")]
    [InlineData("--urls")]
    public void An_option_without_its_value_is_refused(string option) =>
        FluentActions.Invoking(() => CommandLine.Read([option, "--no-demo"])).Should().ThrowExactly<StartRefusedException>();

    [Fact]
    public void Options_become_configuration() =>
        CommandLine.Read(["--urls", "http://127.0.0.1:1", "--data=/tmp/x", "--no-demo", "--Cors:Origins:0", "https://a.example"])
            .Should().Equal("--urls=http://127.0.0.1:1", "--Data:Folder=/tmp/x", "--Demo:Enabled=false", "--Cors:Origins:0=https://a.example");

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
        StartUp.Explain(new InvalidOperationException("start", new StartRefusedException("SQLite error 8 in 'PRAGMA a;\nPRAGMA b'")))
            .Should().Be("SQLite error 8 in 'PRAGMA a; PRAGMA b'");

    [Fact]
    public void Several_wrong_settings_are_all_said() =>
        StartUp.Explain(new AggregateException(
            new OptionsValidationException("one", typeof(DataOptions), ["Set this."]), new OptionsValidationException("two", typeof(DataOptions), ["And that."])))
            .Should().Be("Set this. And that.");

    private static void AssertExplained((int ExitCode, string Output) run, string hint)
    {
        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("StudyMate cannot start: ");
        run.Output.Should().Contain(hint);
        run.Output.Should().NotContain("   at ");
    }
}
