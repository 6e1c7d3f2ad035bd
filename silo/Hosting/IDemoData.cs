namespace StudyMate.Hosting;

/// <summary>Fills an empty database with a school to look at. Registered by whoever has the data; called once per start, before the first request.</summary>
internal interface IDemoData
{
    /// <summary>Does nothing when there is any tenant.</summary>
    Task EnsureAsync(CancellationToken cancellationToken);
}
