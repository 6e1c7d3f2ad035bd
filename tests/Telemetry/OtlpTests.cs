using System.Net;
using StudyMate.Infrastructure;

namespace StudyMate.Telemetry;

/// <summary>What leaves the process when a collector is named.</summary>
public sealed class OtlpTests
{
    [Fact]
    public async Task Traces_metrics_and_logs_reach_the_collector_and_carry_nobody()
    {
        await using var collector = await OtlpCollector.StartAsync();
        using var folder = new TempFolder();
        await using var product = await ProductProcess.StartAsync(
            folder.Path, $"--Telemetry:OtlpEndpoint={collector.Address}", "--Telemetry:OtlpProtocol=http", "--Telemetry:ExportSeconds=1",
            "--Logging:LogLevel:StudyMate=Debug");
        using var client = new HttpClient { BaseAddress = product.BaseAddress };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("quatrefages-browser/1.0");
        await client.PostAsync("/api/auth/login", new { email = "apolline@quatrefages.example", password = "nothing at all" }).ShouldBe(HttpStatusCode.Unauthorized);
        await client.GetAsync(new Uri("/api/students?search=quatrefages", UriKind.Relative)).ShouldBe(HttpStatusCode.Unauthorized);
        await client.GetAsync(new Uri("/api/classes/quatrefages", UriKind.Relative)).ShouldBe(HttpStatusCode.Unauthorized);
        await client.GetAsync(new Uri("/api/quatrefages", UriKind.Relative));
        using var madeUp = new HttpRequestMessage(new HttpMethod("MADEUP"), "/api/health");
        await client.SendAsync(madeUp);
        // The last one: what is exported after it holds the others.
        await client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);

        await Wait.UntilAsync(() =>
            collector.Holds("traces", "Microsoft.Orleans.Application") && collector.Holds("traces", "/api/auth/login") && collector.Holds("traces", "/openapi/v1.json")
            && collector.Holds("metrics", "orleans-catalog-activations") && collector.Holds("metrics", "studymate.grain.call.duration")
            && collector.Holds("logs", "Now listening on") && collector.Holds("logs", "/openapi/v1.json"));

        foreach (var signal in new[] { "traces", "metrics", "logs" })
        {
            collector.Holds(signal, "service.instance.id").Should().BeTrue(signal);
            collector.Holds(signal, "quatrefages").Should().BeFalse(signal);
        }

        collector.Holds("traces", "MADEUP").Should().BeFalse();
    }

    [Fact]
    public async Task A_collector_is_spoken_to_by_grpc_unless_told_otherwise()
    {
        await using var collector = await GrpcCollector.StartAsync();
        using var folder = new TempFolder();
        await using var product = await ProductProcess.StartAsync(folder.Path, $"--Telemetry:OtlpEndpoint={collector.Address}", "--Telemetry:ExportSeconds=1");

        await Wait.UntilAsync(() =>
            collector.Holds("TraceService", "/api/health") && collector.Holds("MetricsService", "orleans-catalog-activations")
            && collector.Holds("LogsService", "Now listening on"));
    }

    [Theory]
    [InlineData("--Telemetry:OtlpEndpoint=collector:4317", "Telemetry:OtlpEndpoint")]
    [InlineData("--Telemetry:OtlpProtocol=carrier-pigeon", "Telemetry:OtlpProtocol")]
    public async Task A_wrong_setting_refuses_the_start_in_one_line_that_names_it(string argument, string setting)
    {
        using var folder = new TempFolder();
        var (code, output) = await ProductProcess.RunToEndAsync("http://127.0.0.1:0", "--data", folder.Path, "--no-demo", argument);
        code.Should().Be(1);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle().Which.Should().Contain($"StudyMate cannot start: {setting}");
    }
}
