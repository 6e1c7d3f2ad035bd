using System.Net;
using System.Runtime.CompilerServices;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Hosting;

/// <summary>Whatever a product starts ends with it: what a timer still holds is the whole application, once for every start in a process.</summary>
public sealed class StoppedProductTests
{
    [Fact]
    public async Task A_stopped_product_leaves_nothing_in_memory()
    {
        var services = await StartAndStopAsync();

        await Wait.UntilAsync(async () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            // What the last requests still hold is let go of soon; looking costs more than waiting.
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            return !services.IsAlive;
        });
    }

    /// <summary>In a method of its own, so that none of its variables is in use afterwards.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> StartAndStopAsync()
    {
        await using var app = await StudyMateApp.StartAsync();
        var school = await TestSchool.CreateAsync(app);
        await school.As(Role.Direction).GetJsonAsync("/api/me");
        using var stranger = app.Anonymous();
        (await stranger.PostAsync("/api/auth/login", new { email = "nobody@nowhere.example", password = "wrong" })).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        return new WeakReference(app.Services);
    }
}
