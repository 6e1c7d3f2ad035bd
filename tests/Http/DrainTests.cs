using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>Stopping: what runs may end, and only for so long.</summary>
public sealed class DrainTests
{
    [Fact]
    public async Task A_request_in_progress_is_answered_while_the_host_stops()
    {
        using var arrived = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        var app = await StartAsync(30, async context =>
        {
            arrived.Release();
            await release.WaitAsync(context.RequestAborted);
            return "done";
        });
        var running = app.Anonymous().GetAsync(new Uri("/api/hold", UriKind.Relative));
        await arrived.WaitAsync(TimeSpan.FromSeconds(10));

        var stopping = app.DisposeAsync().AsTask();
        stopping.IsCompleted.Should().BeFalse();
        release.Release();

        using var answer = await running;
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, "done"));
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        await FluentActions.Awaiting(() => app.Anonymous().GetAsync(new Uri("/api/health", UriKind.Relative))).Should().ThrowExactlyAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_request_that_was_taken_while_the_process_leaves_has_the_drain_time_after_it()
    {
        using var arrived = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        var clock = TestClock.Noon();
        var app = await StartAsync(
            10,
            async context =>
            {
                arrived.Release();
                await release.WaitAsync(context.RequestAborted);
                return "done";
            },
            leaveSeconds: 20,
            clock);
        // As the signal does it: first everybody hears that the process stops, then it is stopped.
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var stopping = app.DisposeAsync().AsTask();
        var running = app.Anonymous().GetAsync(new Uri("/api/hold", UriKind.Relative));
        await arrived.WaitAsync(TimeSpan.FromSeconds(10));

        clock.Advance(TimeSpan.FromSeconds(20));
        release.Release();

        using var answer = await running;
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, "done"));
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_cut_off_after_the_drain_time()
    {
        using var arrived = new SemaphoreSlim(0);
        var app = await StartAsync(1, async context =>
        {
            arrived.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
            return "never";
        });
        var running = app.Anonymous().GetAsync(new Uri("/api/hold", UriKind.Relative));
        await arrived.WaitAsync(TimeSpan.FromSeconds(10));

        await app.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15));

        await FluentActions.Awaiting(() => running).Should().ThrowExactlyAsync<HttpRequestException>();
    }

    private static Task<StudyMateApp> StartAsync(int drainSeconds, Func<HttpContext, Task<string>> hold, int leaveSeconds = 0, FakeTimeProvider? clock = null) =>
        StudyMateApp.StartAsync(new AppSettings
        {
            Time = clock,
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Overload:DrainSeconds"] = drainSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["Host:LeaveSeconds"] = leaveSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            Routes = api => api.MapGet("/hold", async Task<string> (HttpContext context) => await hold(context)).AllowAnonymous(),
        });
}
