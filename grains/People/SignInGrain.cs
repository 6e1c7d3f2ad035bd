using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

// Keeps no state, so calls may interleave: a slow password check holds up nobody else.
[StatelessWorker, Reentrant]
internal sealed partial class SignInGrain(
    IGrainFactory grains,
    IUniqueKeys keys,
    IRows rows,
    IPasswords passwords,
    IAccessCodes codes,
    MembershipLookup memberships,
    PermissionTable permissions,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    IOptions<SignInOptions> options) : Grain, ISignInGrain
{
    private const int MaxEmail = 254;
    private const int MaxCode = 64;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public async Task<Result<SignInAnswer>> SignInAsync(SignIn command, CancellationToken cancellationToken)
    {
        if (command.Email.Length > MaxEmail || command.Password.Length > AccountPasswords.MaxLength)
            return PeopleErrors.InvalidCredentials;
        var email = EmailAddress.OfStaff(command.Email) ?? "";
        var who = DerivedId.Of("staff", email);
        var known = IsKnown(command.Known, who);
        // Of each source one hash at a time: a known device does not stand in line behind its address.
        var source = known ? $"device/{command.Known!.Id}" : $"address/{command.Address}";
        var answer = await GuardedAsync(
            known ? OwnLimits(command.Known!, who) : StrangersLimits("staff", who, device: null, command.Address),
            () => VerifyAndOpenAsync(email, source, command, cancellationToken),
            cancellationToken);
        return answer is { Succeeded: true, Value.SignedIn: { } signedIn }
            ? answer.Value with { SignedIn = signedIn with { DeviceKey = who } }
            : answer;
    }

    public async Task<Result<SignedIn>> SignInStudentAsync(SignInStudent command, CancellationToken cancellationToken)
    {
        if (command.Code.Length > MaxCode)
            return PeopleErrors.InvalidCredentials;
        // Who a code belongs to says whether the device knows them; nobody else hears of it before the limits have been passed.
        var student = await FindStudentAsync(codes.Hmac(Tenant, command.Code), cancellationToken);
        var who = student is null ? null : DerivedId.Of("student", Tenant, student);
        var limits = who is not null && IsKnown(command.Known, who)
            ? OwnLimits(command.Known!, who)
            : StrangersLimits("student/" + Tenant, who: null, command.Device, command.Address);
        var opened = await GuardedAsync(limits, () => OpenStudentAsync(student, cancellationToken), cancellationToken);
        return opened.Succeeded ? opened.Value with { DeviceKey = who } : opened;
    }

    private async Task<Result<SignedIn>> OpenStudentAsync(string? student, CancellationToken cancellationToken)
    {
        if (student is null)
            return PeopleErrors.InvalidCredentials;
        var opened = await OpenAsync(Tenant, student, isStudent: true, cancellationToken);
        return opened.Succeeded ? opened : PeopleErrors.InvalidCredentials;
    }

    /// <summary>A crash can leave a renewed code its key: the student's record says which code counts.</summary>
    private async Task<string?> FindStudentAsync(string hash, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(Tenant, IAccessCodes.KeyKind, hash, cancellationToken) is not { } student)
            return null;
        SystemEntry.Cross(Tenant);
        return await grains.GetGrain<IStudentGrain>(GrainKeys.Of(Tenant, student)).HoldsKeyAsync(IAccessCodes.KeyKind, hash) ? student : null;
    }

    public async Task<Result<SignedIn>> ChangePasswordAsync(ChangePassword command, CancellationToken cancellationToken)
    {
        var (tenant, id) = (Actor.Required.Tenant, Actor.Required.AccountId);
        if (command.Current.Length > AccountPasswords.MaxLength)
            return PeopleErrors.InvalidCredentials;
        if (await memberships.AccountOfAsync(tenant, id, cancellationToken) is not { } accountId)
            return PeopleErrors.NoMembership;
        var changed = await GuardedAsync([OwnLimit("password", accountId)], () => ReplacePasswordAsync(accountId, command, cancellationToken), cancellationToken);
        return changed.Succeeded ? await OpenAsync(tenant, id, isStudent: false, CancellationToken.None) : changed.Error;
    }

    public async Task<Result<SignedIn>> SwitchAsync(SwitchTenant command, CancellationToken cancellationToken)
    {
        var actor = Actor.Required;
        if (!GrainKeys.IsTenant(command.TenantId) || await OwnAccountAsync(cancellationToken) is not { } account)
            return PeopleErrors.NoMembership;
        if (await memberships.OfAsync(account, command.TenantId, cancellationToken) is not [var target])
            return PeopleErrors.NoMembership;
        var opened = await OpenAsync(command.TenantId, target.MemberId, isStudent: false, cancellationToken);
        if (!opened.Succeeded)
            return opened.Error;
        await grains.GetGrain<IRefreshTokensGrain>(GrainKeys.Of(actor.Tenant, actor.AccountId)).CloseAsync(command.FamilyId, CancellationToken.None);
        return opened;
    }

    public async Task<Result<MeView>> GetMeAsync(CancellationToken cancellationToken)
    {
        var actor = Actor.Required;
        var held = ImmutableArray.CreateBuilder<string>();
        foreach (var permission in PermissionTable.All)
        {
            if (await permissions.ScopeAsync(actor, permission) != Scope.None)
                held.Add(permission);
        }

        var name = await NameAsync(actor, cancellationToken);
        var schools = await OwnAccountAsync(cancellationToken) is { } account ? await memberships.OfAsync(account, onlyTenant: null, cancellationToken) : [];
        return new MeView(actor.AccountId, actor.Tenant, Roles.NameOf(actor.Role), name, held.ToImmutable(), [.. schools.Select(school => school.Choice)]);
    }

    /// <summary>The caller's own account; null for students, partners, and for who has none any more.</summary>
    private async Task<AccountView?> OwnAccountAsync(CancellationToken cancellationToken)
    {
        var actor = Actor.Required;
        if (actor.Role is Role.Student or Role.Partner || await memberships.AccountOfAsync(actor.Tenant, actor.AccountId, cancellationToken) is not { } accountId)
            return null;
        var account = await OnAccountAsync(accountId, account => account.GetAsync(cancellationToken));
        return account.Succeeded ? account.Value : null;
    }

    private async Task<Result<SignedIn>> OpenAsync(string tenant, string id, bool isStudent, CancellationToken cancellationToken)
    {
        SystemEntry.Cross(tenant);
        return await grains.GetGrain<IRefreshTokensGrain>(GrainKeys.Of(tenant, id)).OpenAsync(new OpenSignIn(isStudent), cancellationToken);
    }

    private async Task<Result<T>> OnAccountAsync<T>(string accountId, Func<IAccountGrain, Task<Result<T>>> call)
    {
        SystemEntry.Cross(GrainKeys.Platform);
        return await call(grains.GetGrain<IAccountGrain>(GrainKeys.Of(GrainKeys.Platform, accountId)));
    }

    private async Task<string> NameAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Role == Role.Student)
        {
            var profile = await grains.GetGrain<IStudentGrain>(GrainKeys.Of(actor.Tenant, actor.AccountId)).GetProfileAsync(cancellationToken);
            return profile.Succeeded ? $"{profile.Value.FirstName} {profile.Value.LastName}" : "";
        }

        if (actor.Role == Role.Partner)
            return "";
        var membership = await grains.GetGrain<IStaffGrain>(GrainKeys.Of(actor.Tenant, actor.AccountId)).GetMembershipAsync(cancellationToken);
        return membership.Succeeded ? membership.Value.DisplayName : "";
    }
}
