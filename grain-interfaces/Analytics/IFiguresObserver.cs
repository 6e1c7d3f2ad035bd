using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;

namespace StudyMate.Analytics;

/// <summary>Hears when figures of a class change; a node of the API, on behalf of the people who look at them.</summary>
[Alias("studymate.IFiguresObserver")]
public interface IFiguresObserver : IGrainObserver
{
    /// <summary>How long a watch lasts unless it is renewed; renew it at half of this.</summary>
    public static readonly TimeSpan WatchTime = TimeSpan.FromSeconds(60);

    /// <summary>Only a hint: it may be lost or doubled. Whoever renews a watch is told where the figures are.</summary>
    [Internal, OneWay, Alias("FiguresChangedAsync")]
    Task FiguresChangedAsync(FiguresChanged change);
}

/// <param name="ClassId">Class.</param>
/// <param name="Position">Position of the last fact of the class that its figures include.</param>
[GenerateSerializer, Immutable, Alias("studymate.figures-changed")]
public sealed record FiguresChanged([property: Id(0)] string ClassId, [property: Id(1)] long Position);
