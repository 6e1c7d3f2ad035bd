using StudyMate.Analytics;
using StudyMate.Assignments;
using StudyMate.Content;
using StudyMate.Infrastructure;
using StudyMate.Learning;

namespace StudyMate.ClusterTests;

/// <summary>Themes are reviewed and published while author, referent and reader are served by different silos.</summary>
[Collection(SharedCluster.Name), NeedsMariaDb]
public sealed class ThemeReviewOnAClusterTests(SharedCluster cluster) : ThemeReviewHttpTests
{
    private protected override Task<StudyMateApp> AppAsync() => Task.FromResult(cluster.Api);
}

/// <summary>Missions find their students wherever these live.</summary>
[Collection(SharedCluster.Name), NeedsMariaDb]
public sealed class AssignmentsOnAClusterTests(SharedCluster cluster) : AssignmentsApiTests
{
    private protected override Task<StudyMateApp> AppAsync() => Task.FromResult(cluster.Api);
}

/// <summary>Events are marked and acknowledged by whichever silo has the student.</summary>
[Collection(SharedCluster.Name), NeedsMariaDb]
public sealed class StudentEventsOnAClusterTests(SharedCluster cluster) : StudentEventsApiTests
{
    private protected override Task<StudyMateApp> AppAsync() => Task.FromResult(cluster.Api);
}

/// <summary>Figures and progress agree across processes.</summary>
[Collection(SharedCluster.Name), NeedsMariaDb]
public sealed class StudentFiguresOnAClusterTests(SharedCluster cluster) : StudentFiguresTests
{
    private protected override Task<StudyMateApp> AppAsync() => Task.FromResult(cluster.Api);
}

/// <summary>Figures move on a screen that is connected to a process without grains.</summary>
[Collection(SharedCluster.Name), NeedsMariaDb]
public sealed class LiveFiguresOnAClusterTests(SharedCluster cluster) : LiveFiguresTests
{
    private protected override Task<StudyMateApp> AppAsync() => Task.FromResult(cluster.Api);
}
