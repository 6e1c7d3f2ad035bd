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
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+$", health.GetProperty("version").GetString());
        Assert.Equal("sqlite", health.GetProperty("database").GetString());
        Assert.False(health.TryGetProperty("checks", out _));
    }

    [Theory]
    [InlineData("db", new[] { "database" })]
    [InlineData("full", new[] { "disk", "database" })]
    public async Task The_database_is_really_asked(string check, string[] names)
    {
        var app = await StudyMateApp.SharedAsync();
        var checks = (await app.Anonymous().GetJsonAsync($"/api/health?check={check}")).GetProperty("checks");
        Assert.Equal(names, checks.EnumerateObject().Select(property => property.Name));
        Assert.All(checks.EnumerateObject(), property => Assert.Equal("ok", property.Value.GetString()));
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
        Assert.DoesNotContain("SQLite", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var health = await response.ShouldBe(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("degraded", health.GetProperty("status").GetString());
        Assert.Equal("failed", health.GetProperty("checks").GetProperty("database").GetString());
    }

    private sealed class BrokenStorage : IStorageHealth
    {
        public Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default) => throw new IOException("SQLite error 10: disk I/O error");
    }
}
