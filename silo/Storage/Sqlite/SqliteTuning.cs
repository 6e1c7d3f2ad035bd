namespace StudyMate.Storage;

/// <summary>What the connections are opened with. Not configurable: there is no second sensible setting for a school.</summary>
internal sealed record SqliteTuning
{
    /// <summary>How long a connection waits for another process, such as a backup tool, that holds the file.</summary>
    public int BusyTimeoutMs { get; init; } = 5_000;

    /// <summary>A commit that follows the split of a page walks the whole cache: a larger one saves fewer reads of the file than that costs.</summary>
    public int WriterCacheKib { get; init; } = 16 * 1024;

    public int ReaderCacheKib { get; init; } = 8 * 1024;

    /// <summary>
    /// 16 MiB of log before the checkpointer moves pages to the file: ids arrive in random order, and a longer log merges more of
    /// their pages.
    /// </summary>
    public int CheckpointPages { get; init; } = 4_096;

    /// <summary>64 MiB of log before the writer itself moves what the checkpointer has left, so that the log can start over.</summary>
    public int WriterCheckpointPages { get; init; } = 16_384;

    public long LogSizeLimitBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Connections that read at the same time; more callers wait.</summary>
    public int Readers { get; init; } = 8;

    /// <summary>Writes that may wait for the writer; beyond that callers are refused at once.</summary>
    public int MaxWaitingWrites { get; init; } = 20_000;
}
