using StudyMate.Common;

namespace StudyMate.Tenancy;

/// <summary>
/// <c>PATCH /api/tenants/{id}</c> → <see cref="ITenantGrain.ChangeStatusAsync"/>. Effects: record, row of <c>tenants</c>, and one of the facts
/// <c>tenant.activated</c>, <c>tenant.suspended</c>, <c>tenant.archived</c>; none when it is so already. Refusals: <c>tenant.invalid_status</c>.
/// </summary>
internal static class ChangeTenantStatusRule
{
    public static Result<TenantState> Decide(TenantState state, ChangeTenantStatus command) =>
        command.Status is TenantStatuses.Active or TenantStatuses.Suspended or TenantStatuses.Archived
            ? state with { Status = command.Status }
            : TenancyErrors.InvalidStatus;

    /// <summary>The fact that tells of the new status.</summary>
    public static string KindOf(TenantState next) => next.Status switch
    {
        TenantStatuses.Suspended => "tenant.suspended",
        TenantStatuses.Archived => "tenant.archived",
        _ => "tenant.activated",
    };
}
