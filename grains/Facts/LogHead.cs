namespace StudyMate.Facts;

/// <summary>Waiting for a position that a caller was told about and wants to see in an answer.</summary>
internal static class LogHead
{
    /// <summary>How long a read waits for a position before it answers what there is.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The head of a tenant's log, at least <paramref name="atLeast"/> if it gets there within two seconds.</summary>
    public static async Task<long> WaitAsync(
        this IFactStore facts, TimeProvider time, string tenant, long atLeast, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var head = await facts.GetHeadAsync(tenant, cancellationToken);
        while (head < atLeast && time.GetElapsedTime(start) < MaxWait)
        {
            await Task.Delay(Pause, time, cancellationToken);
            head = await facts.GetHeadAsync(tenant, cancellationToken);
        }

        return head;
    }
}
