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
    public void A_part_of_the_house_needs_the_keys_that_all_share(string mode)
    {
        var refused = Assert.Throws<StartRefusedException>(() => StudyMateApi
            .Build([$"--Host:Mode={mode}", "--environment=Development", "--Database:Provider=mysql", "--Database:ConnectionString=Server=127.0.0.1;Database=none"])
            .Services.GetRequiredService<MasterKeys>());

        Assert.Contains("Secrets:MasterKeys", refused.Message, StringComparison.Ordinal);
        Assert.Contains(mode, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Host:Mode=api", "Host:Mode=api")]
    [InlineData("--Host:Mode=silo", "Host:Mode=silo")]
    [InlineData("--Database:ConnectionString=Server=db", "Database:ConnectionString")]
    [InlineData("--Cluster:SiloPort=11112", "Cluster:SiloPort")]
    public void What_only_a_shared_database_can_carry_is_refused_with_a_file(string setting, string named)
    {
        var refused = Assert.Throws<StartRefusedException>(() => StudyMateApi.Build([setting]));

        Assert.Contains("Database:Provider is sqlite", refused.Message, StringComparison.Ordinal);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("postgres")]
    public void A_database_that_there_is_not_is_refused(string provider) => Assert.Contains(
        "sqlite or mysql", Assert.Throws<StartRefusedException>(() => StudyMateApi.Build([$"--Database:Provider={provider}"])).Message, StringComparison.Ordinal);
}
