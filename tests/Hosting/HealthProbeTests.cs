using StudyMate.Infrastructure;

namespace StudyMate.Hosting;

/// <summary>The option with which a container asks the server beside it.</summary>
public sealed class HealthProbeTests
{
    [Theory]
    [InlineData("api/health/live", 0, "200 {\"status\":\"alive\"}")]
    [InlineData("api/health/ready", 0, "200 {\"status\":\"ready\"}")]
    [InlineData("api/me", 1, "401 ")]
    public async Task The_answer_of_the_server_is_the_exit_code(string path, int exitCode, string printed)
    {
        var app = await StudyMateApp.SharedAsync();
        using var output = new StringWriter();
        (await HealthProbe.RunAsync(new Uri(app.BaseAddress, path), output)).Should().Be(exitCode);
        output.ToString().Should().StartWith(printed);
    }

    [Fact]
    public async Task Nobody_there_is_unwell()
    {
        using var output = new StringWriter();
        (await HealthProbe.RunAsync(new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}/api/health/live"), output)).Should().Be(1);
        output.ToString().Trim().Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_program_asks_and_ends()
    {
        var app = await StudyMateApp.SharedAsync();
        var (exitCode, output) = await ProductProcess.RunAsync("--check-health", new Uri(app.BaseAddress, "api/health/ready").ToString());
        (exitCode, output.Trim()).Should().Be((0, "200 {\"status\":\"ready\"}"));
    }

    [Theory]
    [InlineData("--check-health")]
    [InlineData("--check-health=nowhere")]
    [InlineData("--check-health", "file:///etc/passwd")]
    [InlineData("--check-health", "http://a.example", "http://b.example")]
    public void It_needs_one_address(params string[] args) =>
        FluentActions.Invoking(() => HealthProbe.Read(args)).Should().ThrowExactly<StartRefusedException>().Which.Message.Should().Contain("--check-health");

    [Fact]
    public void Other_arguments_are_none_of_its_business() => HealthProbe.Read(["--data", "x"]).Should().BeNull();
}
