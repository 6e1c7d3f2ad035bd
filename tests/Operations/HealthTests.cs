using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Operations;

public sealed class HealthTests
{
    [Fact]
    public async Task A_running_server_is_well()
    {
        var app = await StudyMateApp.SharedAsync();
        var health = await app.Anonymous().GetJsonAsync("/api/health");
        health.GetProperty("status").GetString().Should().Be("ok");
        health.GetProperty("version").GetString().Should().MatchRegex(@"^\d+\.\d+\.\d+$");
        health.GetProperty("database").GetString().Should().Be("sqlite");
        health.TryGetProperty("checks", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("db", new[] { "database" })]
    [InlineData("full", new[] { "disk", "database" })]
    public async Task The_database_is_really_asked(string check, string[] names)
    {
        var app = await StudyMateApp.SharedAsync();
        var checks = (await app.Anonymous().GetJsonAsync($"/api/health?check={check}")).GetProperty("checks");
        checks.EnumerateObject().Select(property => property.Name).Should().Equal(names);
        checks.EnumerateObject().Should().AllSatisfy(property => property.Value.GetString().Should().Be("ok"));
    }

    [Fact]
    public async Task A_broken_database_degrades_the_server_without_telling_why()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configure = builder => builder.Services.Replace(ServiceDescriptor.Singleton<IStorageHealth, BrokenStorage>()),
        });
        await app.Anonymous().GetAsync(new Uri("/api/health", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        using var response = await app.Anonymous().GetAsync(new Uri("/api/health?check=db", UriKind.Relative));
        (await response.Content.ReadAsStringAsync()).Should().NotContain("SQLite");
        var health = await response.ShouldBe(HttpStatusCode.ServiceUnavailable);
        health.GetProperty("status").GetString().Should().Be("degraded");
        health.GetProperty("checks").GetProperty("database").GetString().Should().Be("failed");
    }

    private sealed class BrokenStorage : IStorageHealth
    {
        public Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default) => throw new IOException("SQLite error 10: disk I/O error");
    }
}
