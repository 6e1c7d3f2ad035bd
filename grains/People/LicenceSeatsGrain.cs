using Orleans;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>
/// Counts rows at most once a second and adds the places kept since: an import of thousands asks for a place per line. Before it
/// refuses it counts again.
/// </summary>
internal sealed class LicenceSeatsGrain(IRows rows, ITenantCatalog tenants, TimeProvider time) : Grain, ILicenceSeatsGrain
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Seats> _kinds = new(StringComparer.Ordinal);

    public async Task<Result<Done>> TakeAsync(string kind, string id, CancellationToken cancellationToken)
    {
        var tenant = GrainKeys.TenantOf(this.GetPrimaryKeyString());
        if (await tenants.FindAsync(tenant, cancellationToken) is not { } school)
            return TenancyErrors.TenantNotFound;
        var (count, find, max, refusal) = kind switch
        {
            LicenceKinds.Students => ("People/ActiveStudents", "People/ActiveStudentsKept", school.Licences.MaxStudents,
                PeopleErrors.StudentsLicenceFull),
            LicenceKinds.Classes => ("Classes/ActiveClasses", "Classes/ActiveClassesKept", school.Licences.MaxClasses,
                PeopleErrors.ClassesLicenceFull),
            LicenceKinds.Teachers => ("People/LicensedStaff", "People/LicensedStaffKept", school.Licences.MaxTeachers,
                PeopleErrors.TeachersLicenceFull),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        if (!_kinds.TryGetValue(kind, out var seats))
            _kinds[kind] = seats = new Seats(new Reservations(time));
        if (seats.Kept.Contains(id))
            return Done.Instance;

        var stale = time.GetUtcNow() - seats.CountedAt >= Fresh;
        if (stale || seats.Taken >= max)
            await CountAsync(seats, count, find, tenant, cancellationToken);
        if (seats.Taken >= max)
            return refusal;
        seats.Kept.Keep(id);
        return Done.Instance;
    }

    public Task ReleaseAsync(string kind, string id)
    {
        if (_kinds.TryGetValue(kind, out var seats))
        {
            seats.Kept.Remove([id]);
            seats.CountedAt = DateTimeOffset.MinValue;
        }

        return Task.CompletedTask;
    }

    /// <summary>What is counted is not kept any more: those whose row is there now.</summary>
    private async Task CountAsync(Seats seats, string count, string find, string tenant, CancellationToken cancellationToken)
    {
        var kept = seats.Kept.Ids.ToArray();
        var counted = (await rows.QueryAsync<SeatCount>(count, new { tenant, kept }, cancellationToken)).Single();
        if (counted.KeptCount > 0)
        {
            var committed = await rows.QueryAsync<string>(find, new { tenant, kept }, cancellationToken);
            seats.Kept.Remove(committed);
            // Rows that came between the two queries are in the second only: count them too, rather too many than too few.
            counted = counted with { Total = counted.Total + Math.Max(0, committed.Length - (int)counted.KeptCount) };
        }

        seats.Counted = (int)counted.Total;
        seats.CountedAt = time.GetUtcNow();
    }

    private sealed record SeatCount(long Total, long KeptCount);

    private sealed class Seats(Reservations kept)
    {
        public Reservations Kept { get; } = kept;

        public int Counted { get; set; }

        public DateTimeOffset CountedAt { get; set; } = DateTimeOffset.MinValue;

        public int Taken => Counted + Kept.Ids.Count;
    }
}
