using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Hosting;

public sealed class HostModeTests
{
    [Fact]
    public void A_mode_that_there_is_not_is_refused() =>
        Assert.Contains("Host:Mode", Assert.Throws<StartRefusedException>(() => StudyMateApi.Build(["--Host:Mode=both"])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("api")]
    [InlineData("silo")]
    public void A_part_of_the_house_needs_an_engine_of_many_processes_and_the_keys_that_they_share(string mode)
    {
        string[] settings = [$"--Host:Mode={mode}", "--environment=Development"];
        // A setting that the embedded engine refuses for itself.
        var (missing, database) = Engine.Name == "embedded"
            ? ("Host:Mode", Array.Empty<string>())
            : ("Secrets:MasterKeys", ["--Database:ConnectionString=Server=127.0.0.1;Database=none"]);

        var refused = Assert.Throws<StartRefusedException>(() => StudyMateApi
            .Build([.. settings, .. database])
            .Services.GetRequiredService<MasterKeys>());

        Assert.Contains(missing, refused.Message, StringComparison.Ordinal);
        Assert.Contains(mode, refused.Message, StringComparison.Ordinal);
    }
}
