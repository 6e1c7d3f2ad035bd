using StudyMate.Infrastructure;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer($"StudyMate.Infrastructure.{nameof(LongestFirst)}", "StudyMate.Tests")]

namespace StudyMate.Infrastructure;

/// <summary>Classes that take minutes begin first: one that begins last keeps one processor busy while the others have nothing left to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(Web.OneBrowserAtATime), nameof(Web.VitestTests), nameof(People.AccountOrdersTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Long.Any(name => collection.DisplayName.Contains(name, StringComparison.Ordinal)) ? 0 : 1);
}
