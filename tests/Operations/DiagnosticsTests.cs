using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Operations;

/// <summary>How the installation is doing, told to the platform only.</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public async Task The_platform_sees_database_cluster_calls_and_process()
    {
        var school = await TestSchool.CreateAsync();
        await school.As(Role.Direction).GetJsonAsync("/api/classes");
        var seen = await ReadAsync(school.App);

        new[] { "healthy", "degraded", "unhealthy" }.Should().Contain(seen.GetProperty("status").GetString());
        var database = seen.GetProperty("database");
        new[] { "sqlite", "mysql" }.Should().Contain(database.GetProperty("name").GetString());
        database.GetProperty("sizeBytes").GetInt64().Should().BeGreaterThan(0);
        database.GetProperty("migration").GetInt32().Should().BeGreaterThanOrEqualTo(90);
        database.GetProperty("writeMs").GetDouble().Should().BeGreaterThan(0);
        database.GetProperty("journal").GetString().Should().NotBeNullOrEmpty();

        var cluster = seen.GetProperty("cluster");
        cluster.GetProperty("silos").EnumerateArray().Should().NotBeEmpty();
        cluster.GetProperty("byType").EnumerateArray().Should().Contain(type => type.GetProperty("type").GetString()!.EndsWith("DiagnosticsGrain", StringComparison.Ordinal));
        cluster.GetProperty("byType").EnumerateArray().Sum(type => type.GetProperty("count").GetInt32()).Should().Be(cluster.GetProperty("activations").GetInt32());

        var slow = seen.GetProperty("slowMethods").EnumerateArray().ToList();
        slow.Should().Contain(method => method.GetProperty("calls").GetInt64() > 0 && method.GetProperty("totalMs").GetDouble() >= method.GetProperty("averageMs").GetDouble());
        seen.GetProperty("process").GetProperty("threads").GetInt32().Should().BeGreaterThan(0);
        // Other schools of this instance may be sending at this moment.
        seen.GetProperty("outbox").GetProperty("waiting").GetInt64().Should().BeInRange(0, 10_000);
        seen.GetProperty("reminders").GetProperty("total").GetInt32().Should().BeGreaterThanOrEqualTo(0);
        seen.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()).Should().Equal("database", "queue", "disk", "outbox");
    }

    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.Direction)]
    public async Task A_school_is_told_nothing_of_the_others(Role role)
    {
        var school = await TestSchool.CreateAsync();
        await school.As(role).GetAsync(new Uri("/api/system/diagnostics", UriKind.Relative)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_to_and_the_rest_is_told()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configure = builder => builder.Services.Replace(ServiceDescriptor.Singleton<IStorageHealth, BrokenStorage>()),
        });
        var seen = await ReadAsync(app);
        seen.GetProperty("status").GetString().Should().Be("unhealthy");
        seen.GetProperty("database").ValueKind.Should().Be(JsonValueKind.Null);
        seen.GetProperty("checks")[0].GetProperty("status").GetString().Should().Be("error");
        seen.GetRawText().Should().NotContain("disk I/O error");
        seen.GetProperty("cluster").GetProperty("activations").GetInt32().Should().BeGreaterThan(0);
    }

    private static Task<JsonElement> ReadAsync(StudyMateApp app) =>
        app.As(new Actor("somebody", GrainKeys.Platform, Role.PlatformAdmin)).GetJsonAsync("/api/system/diagnostics");

    private sealed class BrokenStorage : IStorageHealth
    {
        public Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default) => throw new IOException("SQLite error 10: disk I/O error");
    }
}
