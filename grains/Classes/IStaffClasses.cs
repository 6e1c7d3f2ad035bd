using System.Collections.Immutable;

namespace StudyMate.Classes;

/// <summary>The classes that a member of staff teaches, cached per process; a change is visible within a second.</summary>
internal interface IStaffClasses
{
    ValueTask<ImmutableHashSet<string>> OfAsync(string tenant, string staffId, CancellationToken cancellationToken = default);
}
