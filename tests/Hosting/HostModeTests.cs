using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Hosting;

public sealed class HostModeTests
{
    [Fact]
    public void A_mode_that_there_is_not_is_refused() =>
        FluentActions.Invoking(() => StudyMateApi.Build(["--Host:Mode=both"])).Should().ThrowExactly<StartRefusedException>().Which.Message.Should().Contain("Host:Mode");

    [Theory]
    [InlineData("api")]
    [InlineData("silo")]
    public void A_part_of_the_house_needs_the_keys_that_all_share(string mode)
    {
        var refused = FluentActions.Invoking(() => StudyMateApi
            .Build([$"--Host:Mode={mode}", "--environment=Development", "--Database:Provider=mysql", "--Database:ConnectionString=Server=127.0.0.1;Database=none"])
            .Services.GetRequiredService<MasterKeys>())
            .Should().ThrowExactly<StartRefusedException>().Which;

        refused.Message.Should().Contain("Secrets:MasterKeys");
        refused.Message.Should().Contain(mode);
    }

    [Theory]
    [InlineData("--Host:Mode=api", "Host:Mode=api")]
    [InlineData("--Host:Mode=silo", "Host:Mode=silo")]
    [InlineData("--Database:ConnectionString=Server=db", "Database:ConnectionString")]
    [InlineData("--Cluster:SiloPort=11112", "Cluster:SiloPort")]
    public void What_only_a_shared_database_can_carry_is_refused_with_a_file(string setting, string named)
    {
        var refused = FluentActions.Invoking(() => StudyMateApi.Build([setting])).Should().ThrowExactly<StartRefusedException>().Which;

        refused.Message.Should().Contain("Database:Provider is sqlite");
        refused.Message.Should().Contain(named);
    }

    [Theory]
    [InlineData("")]
    [InlineData("postgres")]
    public void A_database_that_there_is_not_is_refused(string provider) =>
        FluentActions.Invoking(() => StudyMateApi.Build([$"--Database:Provider={provider}"])).Should().ThrowExactly<StartRefusedException>().Which.Message
            .Should().Contain("sqlite or mysql");
}
