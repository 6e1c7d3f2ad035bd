using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Integration;

namespace StudyMate.Tenancy;

// Keeps no state: one for each call that waits.
[StatelessWorker]
internal sealed class RightsGrain(PermissionTable table, IStaffClasses classes, ITenantCatalog tenants) : Grain, IRightsGrain
{
    private static readonly Rights SignedIn = new(nameof(Scope.None), []);

    public async Task<Result<Rights>> CheckAsync(RightsCheck check, CancellationToken cancellationToken)
    {
        var actor = Actor.Required;
        // The platform is no school, and there is nothing in the catalogue of it.
        if (await tenants.FindAsync(actor.Tenant, cancellationToken) is { } school && (school.IsArchived || (check.Changes && school.IsReadOnly)))
            return AccessErrors.TenantReadOnly;
        if (check.Permission is not { } permission)
            return SignedIn;
        if (actor.Role is Role.Partner)
        {
            // Its scopes travelled with the caller: what they are now, the key says.
            var stands = await GrainFactory.GetGrain<IPartnerKeyGrain>(GrainKeys.Of(actor.Tenant, actor.AccountId)).StandsAsync(permission, cancellationToken);
            if (!stands.Succeeded)
                return stands.Error;
        }

        var scope = await table.ScopeAsync(actor, permission);
        ImmutableArray<string> own = scope is Scope.OwnClasses ? [.. (await classes.OfAsync(actor.Tenant, actor.AccountId, cancellationToken)).Order(StringComparer.Ordinal)] : [];
        return scope is not Scope.None && Reaches(scope, own, check.Before) ? new Rights(scope.ToString(), own) : AccessErrors.Denied;
    }

    /// <summary>As far as before, or further: who teaches one class less would be told of it.</summary>
    private static bool Reaches(Scope scope, ImmutableArray<string> own, Rights? before) =>
        before is null
        || !Enum.TryParse<Scope>(before.Scope, out var then)
        || (scope >= then && (scope is not Scope.OwnClasses || !before.Classes.Except(own, StringComparer.Ordinal).Any()));
}
