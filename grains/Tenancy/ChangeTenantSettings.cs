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
        var name = TypedText.Clean(command.Name ?? state.Name) ?? "";
        if (name.Length is 0 or > MaxName || !TypedText.IsText(name))
            return TenancyErrors.InvalidName;
        var type = command.Type ?? state.Type;
        if (type is not (TenantTypes.Public or TenantTypes.Private))
            return TenancyErrors.InvalidType;
        var zone = command.TimeZone ?? state.TimeZone;
        if (!Zones.IsKnown(zone))
            return TenancyErrors.InvalidTimeZone;
        var language = command.Language ?? state.Language;
        if (language is not (TenantLanguages.French or TenantLanguages.English))
            return TenancyErrors.InvalidLanguage;
        return state with { Name = name, Type = type, TimeZone = zone, Language = language };
    }
}
