using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Places of staff under a school's licence; the platform's own staff need none.</summary>
internal sealed class StaffLicences(IGrainFactory grains)
{
    /// <summary>Keeps a place for whoever is about to count: null, or <c>licence.teachers</c>.</summary>
    public async Task<Error?> TakeAsync(string tenant, string memberId, CancellationToken cancellationToken) =>
        IsPlatform(tenant) ? null : (await SeatsOf(tenant).TakeAsync(LicenceKinds.Teachers, memberId, cancellationToken)).Error;

    /// <summary>Gives it back: refused after all, or somebody who counts no longer.</summary>
    public Task GiveBackAsync(string tenant, string memberId) =>
        IsPlatform(tenant) ? Task.CompletedTask : SeatsOf(tenant).ReleaseAsync(LicenceKinds.Teachers, memberId);

    private static bool IsPlatform(string tenant) => string.Equals(tenant, GrainKeys.Platform, StringComparison.Ordinal);

    private ILicenceSeatsGrain SeatsOf(string tenant) => grains.GetGrain<ILicenceSeatsGrain>(GrainKeys.Of(tenant, "licence"));
}
