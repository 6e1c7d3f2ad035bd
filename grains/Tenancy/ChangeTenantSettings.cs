using StudyMate.Common;

namespace StudyMate.Tenancy;

/// <summary>
/// <c>PATCH /api/tenant</c> → <see cref="ITenantGrain.ChangeSettingsAsync"/>; also the settings of a new school. Effects: record, row
/// of <c>tenants</c>, fact <c>tenant.changed</c>. Refusals: <c>tenant.invalid_name</c>, <c>tenant.invalid_type</c>,
/// <c>tenant.invalid_time_zone</c>, <c>tenant.invalid_language</c>.
/// </summary>
internal static class ChangeTenantSettingsRule
{
    private const int MaxName = 120;

    public static Result<TenantState> Decide(TenantState state, ChangeTenantSettings command)
    {
        var name = (command.Name ?? state.Name).Trim();
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl))
            return Error.Invalid("tenant.invalid_name", "A school's name has 1 to 120 characters on one line.", "name");
        var type = command.Type ?? state.Type;
        if (type is not ("public" or "private"))
            return Error.Invalid("tenant.invalid_type", "The type is public or private.", "type");
        var zone = command.TimeZone ?? state.TimeZone;
        if (!Zones.IsKnown(zone))
            return Error.Invalid("tenant.invalid_time_zone", "The time zone is an IANA name such as Europe/Paris.", "timeZone");
        var language = command.Language ?? state.Language;
        if (language is not ("fr" or "en"))
            return Error.Invalid("tenant.invalid_language", "The language is fr or en.", "language");
        return state with { Name = name, Type = type, TimeZone = zone, Language = language };
    }
}
