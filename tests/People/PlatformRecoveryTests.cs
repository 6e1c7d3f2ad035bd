using System.Net;
using System.Text.RegularExpressions;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary><c>recover-platform</c> on the console, as an operator runs it.</summary>
public sealed class PlatformRecoveryTests : IDisposable
{
    private const string Email = "root@platform.example";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_console_tells_a_link_and_nothing_else_does()
    {
        var (invited, invitation) = await RecoverAsync(Email);
        invited.Should().Be(0);
        invitation.Should().Contain(Email);
        await UseAsync("accept", TokenOf(invitation, "invitation"), RealSchool.Password);

        var (recovered, link) = await RecoverAsync();
        recovered.Should().Be(0);
        await UseAsync("reset", TokenOf(link, "new-password"), "quatre chiens noirs");
    }

    [Fact]
    public async Task Who_is_meant_must_be_clear()
    {
        var (code, output) = await RecoverAsync();

        code.Should().Be(1);
        output.Should().Contain("name one by their e-mail");
    }

    [Fact]
    public async Task A_running_server_is_not_disturbed()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.Path, Configuration = RealSchool.CheapPasswords });

        var (code, output) = await RecoverAsync(Email);

        code.Should().Be(1);
        output.Should().Contain("in use by another StudyMate process");
    }

    private async Task<(int ExitCode, string Output)> RecoverAsync(params string[] email) =>
        await ProductProcess.RunAsync(["recover-platform", .. email, "--data", _folder.Path, "--SignIn:PasswordIterations=1000"]);

    private static string TokenOf(string output, string page) => Regex.Match(output, $"/{page}#(?<token>[A-Za-z0-9._-]+)", RegexOptions.ExplicitCapture).Groups["token"].Value;

    private async Task UseAsync(string route, string token, string password)
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.Path, Configuration = RealSchool.CheapPasswords });
        using var client = app.Anonymous();
        await client.PostAsync($"/api/auth/{route}", new { token, password }).ShouldBe(HttpStatusCode.NoContent);
        var answer = await client.PostAsync("/api/auth/login", new { email = Email, password }).ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("user").GetProperty("role").GetString().Should().Be("platform_admin");
    }
}
