using System.Diagnostics;

namespace StudyMate.Bench;

/// <summary>A hundred callers, each of which calls again as soon as it is answered.</summary>
internal static class Callers
{
    public const int Count = 100;

    /// <summary>Calls answered per second.</summary>
    /// <param name="time">How long.</param>
    /// <param name="call">One call; the number differs from call to call and spreads them over the targets.</param>
    public static async Task<double> RunAsync(TimeSpan time, Func<int, Task<int>> call)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Count).Select(caller => Task.Run(async () =>
        {
            var calls = 0L;
            for (var number = caller; clock.Elapsed < time; number += Count + 1)
            {
                await call(number);
                calls++;
            }

            return calls;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }
}
