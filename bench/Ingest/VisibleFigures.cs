using System.Diagnostics;

namespace StudyMate.Bench;

/// <summary>How long after its acknowledgement an answer shows in the school's key figures, as somebody sees it who asks for them again and again.</summary>
internal static class VisibleFigures
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(80);

    public static async Task WatchAsync(ApiClient api, IngestSender sender, TimeSpan time, Latencies visible, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            var acknowledged = sender.Latest;
            while (await PositionAsync(api, sender, "", stop) < acknowledged.Position)
                await Task.Delay(AskAgain, stop);
            visible.Add(Stopwatch.GetElapsedTime(acknowledged.At));
            await Task.Delay(LookAgain, stop);
        }
    }

    /// <summary>The first look at figures folds what came since somebody looked last.</summary>
    public static async Task CatchUpAsync(ApiClient api, IngestSender sender, CancellationToken stop)
    {
        while (await PositionAsync(api, sender, FormattableString.Invariant($"?atLeast={sender.Latest.Position}"), stop) < sender.Latest.Position)
            await Task.Delay(LookAgain, stop);
    }

    private static async Task<long> PositionAsync(ApiClient api, IngestSender sender, string query, CancellationToken stop) =>
        (await api.GetAsync("key figures", $"/api/analytics/kpis{query}", sender.School.AdminToken, stop)).GetProperty("position").GetInt64();
}
