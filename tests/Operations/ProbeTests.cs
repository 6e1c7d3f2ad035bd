using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Operations;

/// <summary>What an orchestrator asks: whether to kill this process, and whether to send it work.</summary>
public sealed class ProbeTests
{
    [Theory]
    [InlineData("live", "alive")]
    [InlineData("ready", "ready")]
    public async Task A_running_server_says_yes_to_both(string probe, string status)
    {
        var app = await StudyMateApp.SharedAsync();
        (await app.Anonymous().GetJsonAsync($"/api/health/{probe}")).GetProperty("status").GetString().Should().Be(status);
    }

    [Fact]
    public async Task A_server_whose_storage_does_not_write_is_alive_and_not_ready_until_it_writes_again()
    {
        var storage = new BreakableStorage { Broken = true };
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configure = builder => builder.Services.Replace(ServiceDescriptor.Singleton<IStorageHealth>(storage)),
        });
        (await StatusAsync(app, "ready", HttpStatusCode.ServiceUnavailable)).Should().Be("storage_failed");
        (await StatusAsync(app, "live", HttpStatusCode.OK)).Should().Be("alive");

        storage.Broken = false;
        await Wait.UntilAsync(async () =>
        {
            using var answer = await app.Anonymous().GetAsync(new Uri("/api/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task A_server_that_still_starts_is_not_ready()
    {
        var early = new EarlyCaller();
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configure = builder => builder.Services.AddHostedService(services => early.In(services)),
        });
        early.Answer.Should().Be((HttpStatusCode.ServiceUnavailable, "starting"));
        (await StatusAsync(app, "ready", HttpStatusCode.OK)).Should().Be("ready");
    }

    [Fact]
    public async Task A_server_that_leaves_says_so_before_it_stops_listening()
    {
        var clock = TestClock.Noon();
        var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Time = clock,
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Host:LeaveSeconds"] = "20" },
        });
        var stopping = app.DisposeAsync().AsTask();

        (await StatusAsync(app, "ready", HttpStatusCode.ServiceUnavailable)).Should().Be("draining");
        (await StatusAsync(app, "live", HttpStatusCode.OK)).Should().Be("alive");
        await app.Anonymous().GetAsync(new Uri("/openapi/v1.json", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        stopping.IsCompleted.Should().BeFalse();

        clock.Advance(TimeSpan.FromSeconds(20));
        await stopping.WaitAsync(TimeSpan.FromSeconds(30));
        await FluentActions.Awaiting(() => app.Anonymous().GetAsync(new Uri("/api/health/live", UriKind.Relative))).Should().ThrowExactlyAsync<HttpRequestException>();
    }

    private static async Task<string?> StatusAsync(StudyMateApp app, string probe, HttpStatusCode expected)
    {
        var answer = await app.Anonymous().GetAsync(new Uri($"/api/health/{probe}", UriKind.Relative)).ShouldBe(expected);
        return answer.GetProperty("status").GetString();
    }

    private sealed class BreakableStorage : IStorageHealth
    {
        public volatile bool Broken;

        public Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken = default) => Broken
            ? throw new IOException("The disk is full.")
            : Task.FromResult(new StorageHealth(1, 1, 0, null));
    }

    /// <summary>Calls once the server listens and before its start is over.</summary>
    private sealed class EarlyCaller : IHostedLifecycleService
    {
        private IServiceProvider? _services;

        public (HttpStatusCode Code, string? Status) Answer { get; private set; }

        public EarlyCaller In(IServiceProvider services)
        {
            _services = services;
            return this;
        }

        public async Task StartedAsync(CancellationToken cancellationToken)
        {
            var address = _services!.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            using var client = new HttpClient();
            using var response = await client.GetAsync(new Uri($"{address}/api/health/ready"), cancellationToken);
            var body = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            Answer = (response.StatusCode, body.RootElement.GetProperty("status").GetString());
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
