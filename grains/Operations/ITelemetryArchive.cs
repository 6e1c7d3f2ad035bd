using System.Collections.Immutable;

namespace StudyMate.Operations;

/// <summary>Where the requests of each day are put aside as a file; nowhere, where no folder is named.</summary>
internal interface ITelemetryArchive
{
    bool IsOn { get; }

    /// <summary>Whether the file of a day is there: a day is written once, when it is over.</summary>
    bool Holds(string tenant, DateOnly day);

    /// <summary>Writes the file of a day entirely or not at all.</summary>
    Task SaveAsync(string tenant, DateOnly day, ImmutableArray<RequestRow> minutes, CancellationToken cancellationToken = default);

    /// <summary>Removes the files of days before one.</summary>
    void Purge(string tenant, DateOnly before);
}
