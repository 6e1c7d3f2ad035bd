namespace StudyMate.Infrastructure;

/// <summary>For what happens in the background: a test looks again and again, and fails when nothing comes.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task UntilAsync(Func<bool> happened) => UntilAsync(() => Task.FromResult(happened()));

    public static async Task UntilAsync(Func<Task<bool>> happened)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await happened())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new TimeoutException("It did not happen.");
            await Task.Delay(Pause);
        }
    }
}
