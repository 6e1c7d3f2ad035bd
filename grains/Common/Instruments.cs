using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StudyMate.Common;

/// <summary>
/// The product's own meter and activity source, beside those of Orleans and of the framework. Names are dotted, units UCUM; tags hold tenants, kinds and
/// names of our own making, never a person. Nothing is recorded while nobody listens.
/// </summary>
internal static class Instruments
{
    /// <summary>Of the meter and of the activity source.</summary>
    public const string Name = "StudyMate";

    public const string TenantTag = "studymate.tenant";

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Milliseconds = new() { HistogramBucketBoundaries = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000] };
    private static readonly InstrumentAdvice<int> Counts = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000] };
    private static readonly InstrumentAdvice<long> Positions = new() { HistogramBucketBoundaries = [0, 1, 10, 100, 1_000, 10_000, 100_000] };

    private static readonly InstrumentAdvice<double> Lags = new() { HistogramBucketBoundaries = [0, 100, 1_000, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000] };

    /// <summary>One transaction of a fact log, from its begin to durable.</summary>
    public static readonly Histogram<double> AppendDuration =
        Meter.CreateHistogram("studymate.facts.append.duration", "ms", "Time of one durable append of facts", advice: Milliseconds);

    /// <summary>How many appends shared it.</summary>
    public static readonly Histogram<int> AppendBatch =
        Meter.CreateHistogram("studymate.facts.append.batch", "{append}", "Appends in one transaction of a fact log", advice: Counts);

    /// <summary>Positions that figures were behind the log when they looked.</summary>
    public static readonly Histogram<long> FoldLag =
        Meter.CreateHistogram("studymate.facts.fold.lag", "{fact}", "Positions between the log's head and a scope's figures, when these looked", advice: Positions);

    /// <summary>Acknowledged to visible, for facts that came by the stream.</summary>
    public static readonly Histogram<double> FoldDelay =
        Meter.CreateHistogram("studymate.facts.fold.delay", "ms", "From a fact's recording to its folding", advice: Milliseconds);

    /// <summary>How long the first fact that a scope has not folded yet has waited; zero while it has folded all.</summary>
    public static readonly Histogram<double> FiguresLag =
        Meter.CreateHistogram("studymate.figures.lag", "ms", "Age of the oldest fact that a scope's figures lack, when these compared themselves with the log", advice: Lags);

    /// <summary>One transaction of the database: on SQLite of its one writer, on MySQL of any connection, records and reminders left out, which Orleans' own instruments time.</summary>
    public static readonly Histogram<double> CommitDuration =
        Meter.CreateHistogram("studymate.storage.commit.duration", "ms", "Time of one transaction of the database, with its wait for the disk", advice: Milliseconds);

    /// <summary>How many writes shared it; always one on MySQL, where the server lets transactions share a wait.</summary>
    public static readonly Histogram<int> CommitUnits =
        Meter.CreateHistogram("studymate.storage.commit.units", "{write}", "Writes in one transaction of the database", advice: Counts);

    /// <summary>Time of grain methods, queueing left out, by interface and method.</summary>
    public static readonly Histogram<double> GrainCallDuration =
        Meter.CreateHistogram("studymate.grain.call.duration", "ms", "Time of grain methods, without waiting for their turn", advice: Milliseconds);
}
