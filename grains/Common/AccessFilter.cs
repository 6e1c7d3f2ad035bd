using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Runtime;
using StudyMate.Tenancy;

namespace StudyMate.Common;

/// <summary>
/// Guards every call to a domain grain: an actor, of the key's tenant, with the permission that the method declares. What declares
/// nothing is denied. Scopes (own, own classes) are narrowed by the method itself.
/// </summary>
internal sealed class AccessFilter(PermissionTable table, ITenantCatalog tenants) : IIncomingGrainCallFilter
{
    private static readonly ConcurrentDictionary<MethodInfo, AccessAttribute?> Declared = new();

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        // Only our own grains: the runtime's interfaces (reminders, streams) carry no actor, and an observer is no grain of a tenant.
        var type = context.InterfaceMethod.DeclaringType!;
        if (type.Assembly == typeof(GrainKeys).Assembly && !typeof(IGrainObserver).IsAssignableFrom(type))
            await CheckAsync(context);
        await context.Invoke();
    }

    private async ValueTask CheckAsync(IIncomingGrainCallContext context)
    {
        var access = Declared.GetOrAdd(context.InterfaceMethod, static method => method.GetCustomAttribute<AccessAttribute>(inherit: true));
        if (access is AnonymousAttribute)
            return;

        var actor = Actor.Current ?? throw new AccessDeniedException(new Error("auth.required", ErrorKind.Unauthenticated, "Sign in first."));
        var tenant = GrainKeys.TenantOf(context.TargetId.Key.ToString()!);
        if (!string.Equals(actor.Tenant, tenant, StringComparison.Ordinal))
            throw new AccessDeniedException(AccessErrors.TenantMismatch);
        if (actor.Role == Role.System)
            return;

        switch (access)
        {
            case SignedInAttribute:
                return;
            case InternalAttribute when context.SourceId is { } source && !source.IsClient():
                return;
            case QueryAttribute query when await table.ScopeAsync(actor, query.Permission) != Scope.None:
                return;
            case CommandAttribute command when await table.ScopeAsync(actor, command.Permission) != Scope.None:
                if (await tenants.FindAsync(tenant) is { IsReadOnly: true })
                    throw new AccessDeniedException(AccessErrors.TenantReadOnly);
                return;
            default:
                throw new AccessDeniedException(AccessErrors.Denied);
        }
    }
}
