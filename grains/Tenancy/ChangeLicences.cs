using StudyMate.Common;

namespace StudyMate.Tenancy;

/// <summary>
/// <c>PATCH /api/tenants/{id}</c> → <see cref="ITenantGrain.ChangeLicencesAsync"/>; also the licences of a new school. Effects: record,
/// row of <c>tenants</c>, fact <c>tenant.licences_changed</c>. Refusals: <c>tenant.invalid_licences</c>.
/// </summary>
internal static class ChangeLicencesRule
{
    private const int Max = 100_000;

    public static Result<TenantState> Decide(TenantState state, LicencesView? licences)
    {
        if (licences is null)
            return state;
        if (licences is not { MaxStudents: >= 0 and <= Max, MaxTeachers: >= 1 and <= Max, MaxClasses: >= 0 and <= Max })
            return TenancyErrors.InvalidLicences;
        return state with { Licences = new Licences(licences.MaxStudents, licences.MaxTeachers, licences.MaxClasses) };
    }
}
