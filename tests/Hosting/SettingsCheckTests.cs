using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StudyMate.Hosting;

/// <summary>A setting that nobody reads is refused, and the one that was meant is named.</summary>
public sealed class SettingsCheckTests
{
    private static readonly Settings Known = Settings.Of([typeof(StudyMateApi).Assembly, typeof(StudyMateHost).Assembly, typeof(Common.Commit).Assembly]);

    [Theory]
    [InlineData("Data:Foldr", "There is no setting Data:Foldr; did you mean Data:Folder?")]
    [InlineData("Overload:DrainSecond", "did you mean Overload:DrainSeconds?")]
    [InlineData("Overload:Drain", "There is no setting Overload:Drain")]
    [InlineData("SignIn:Nonsense", "There is no setting SignIn:Nonsense.")]
    [InlineData("Secret:MasterKeys", "did you mean Secrets:MasterKeys?")]
    [InlineData("Secrets:MasterKeys:0", "did you mean Secrets:MasterKeys?")]
    [InlineData("Proxies:Addresses", "Proxies:Addresses:0")]
    public void A_mistyped_key_is_refused_wherever_it_stands(string key, string said)
    {
        SettingsCheck.Problem(key, "x", strict: false, Known).Should().Contain(said);
        SettingsCheck.Problem(key, "x", strict: true, Known).Should().Contain(said);
    }

    [Theory]
    [InlineData("Foreign:Thing")]
    [InlineData("Log:Path")]
    [InlineData("npm_config:registry")]
    public void The_environment_may_hold_what_is_not_ours_and_our_own_sources_may_not(string key)
    {
        SettingsCheck.Problem(key, "x", strict: false, Known).Should().BeNull();
        SettingsCheck.Problem(key, "x", strict: true, Known).Should().Contain(key);
    }

    [Theory]
    [InlineData("DATA:FOLDER", "/somewhere")]
    [InlineData("Cors:Origins:0", "https://a.example")]
    [InlineData("Cors:Origins", "")]
    [InlineData("Logs:FileMib", "7")]
    [InlineData("Demo:Enabled", "False")]
    [InlineData("Logging:LogLevel:Default", "Debug")]
    [InlineData("urls", "http://localhost:1")]
    public void What_is_known_passes(string key, string value) => SettingsCheck.Problem(key, value, strict: true, Known).Should().BeNull();

    [Theory]
    [InlineData("Logs:FileMib", "five", "a whole number")]
    [InlineData("Logs:FileMib", "99999999999", "a whole number")]
    [InlineData("Demo:Enabled", "maybe", "true or false")]
    public void A_value_that_cannot_be_read_is_refused_without_being_repeated(string key, string value, string expected)
    {
        var problem = SettingsCheck.Problem(key, value, strict: false, Known);
        problem.Should().Be($"The setting {key} must be {expected}.");
    }

    [Fact]
    public void Everything_that_is_wrong_is_one_line()
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(["--Data:Foldr=x", "--Logs:Fils=3", "--Data:Folder=y"]).Build();
        var refused = FluentActions.Invoking(() => SettingsCheck.Check(configuration, Known)).Should().ThrowExactly<StartRefusedException>().Which;
        refused.Message.Should().Be("There is no setting Data:Foldr; did you mean Data:Folder? There is no setting Logs:Fils; did you mean Logs:Files?");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("mysql")]
    public async Task Every_options_class_that_is_bound_is_known(string database)
    {
        IServiceCollection services = new ServiceCollection();
        await using (StudyMateApi.Build([$"--Database:Provider={database}"], builder => services = builder.Services))
        {
        }

        // Whatever is bound hears of changes. A class that forgets the constant would have its settings refused, or read unchecked.
        var bound = services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IOptionsChangeTokenSource<>))
            .Select(type => type.GenericTypeArguments[0])
            .Where(type => type.Assembly.GetName().Name!.StartsWith("StudyMate.", StringComparison.Ordinal))
            .ToList();
        bound.Count.Should().BeGreaterThan(10);
        bound.Should().BeSubsetOf(Known.All.Select(setting => setting.Property.ReflectedType!));
    }

    [Fact]
    public void Every_setting_has_one_name() =>
        Known.All.Select(setting => setting.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count().Should().Be(Known.All.Length);
}
