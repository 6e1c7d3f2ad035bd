using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Tenancy;

namespace StudyMate.People;

// Keeps no state, so calls may interleave: a slow password check holds up nobody else.
[StatelessWorker, Reentrant]
internal sealed class SignInGrain(
    IGrainFactory grains,
    IUniqueKeys keys,
    IPasswords passwords,
    IAccessCodes codes,
    ITenantCatalog tenants,
    PermissionTable permissions,
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
        var attempts = AttemptsFrom("staff", command.Address);
        var attempt = new SignInAttempt(DerivedId.Of(email), options.Value.StaffFailuresPerAccount, options.Value.FailuresPerAddress);
        var admitted = await attempts.BeginAsync(attempt, cancellationToken);
        if (!admitted.Succeeded)
            return admitted.Error;
        var answer = await VerifyAndOpenAsync(email, command, cancellationToken);
        await attempts.EndAsync(new SignInAttemptEnd(attempt.Who, answer.Succeeded), CancellationToken.None);
        return answer;
    }

    public async Task<Result<SignedIn>> SignInStudentAsync(SignInStudent command, CancellationToken cancellationToken)
    {
        if (command.Code.Length > MaxCode)
            return PeopleErrors.InvalidCredentials;
        var hash = codes.Hmac(Tenant, command.Code);
        var attempts = AttemptsFrom("student/" + Tenant, command.Address);
        var attempt = new SignInAttempt(DerivedId.Of($"{hash}/{command.Device}"), options.Value.StudentFailuresPerCode, options.Value.FailuresPerAddress);
        var admitted = await attempts.BeginAsync(attempt, cancellationToken);
        if (!admitted.Succeeded)
            return admitted.Error;
        var student = await FindStudentAsync(hash, cancellationToken);
        var opened = student is null ? PeopleErrors.InvalidCredentials : await OpenAsync(Tenant, student, isStudent: true, cancellationToken);
        await attempts.EndAsync(new SignInAttemptEnd(attempt.Who, opened.Succeeded), CancellationToken.None);
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

    public async Task<Result<Done>> AcceptInvitationAsync(AcceptInvitation command, CancellationToken cancellationToken)
    {
        var accountId = command.Token.Length <= 256 ? command.Token.Split('.')[0] : "";
        if (!GrainKeys.IsId(accountId))
            return PeopleErrors.InvalidInvitation;
        var accepted = await OnAccountAsync(accountId, account => account.AcceptAsync(command, cancellationToken));
        if (!accepted.Succeeded)
            return accepted.Error;
        foreach (var tenant in accepted.Value.Tenants)
            await ActivateAsync(tenant, accountId);
        return Done.Instance;
    }

    public async Task<Result<SignedIn>> ChangePasswordAsync(ChangePassword command, CancellationToken cancellationToken)
    {
        var (tenant, id) = (Actor.Required.Tenant, Actor.Required.AccountId);
        if (command.Current.Length > AccountPasswords.MaxLength)
            return PeopleErrors.InvalidCredentials;
        var attempts = AttemptsFrom("password", id);
        var attempt = new SignInAttempt(DerivedId.Of(id), options.Value.StaffFailuresPerAccount, options.Value.FailuresPerAddress);
        var admitted = await attempts.BeginAsync(attempt, cancellationToken);
        if (!admitted.Succeeded)
            return admitted.Error;
        var changed = await OnAccountAsync(id, account => account.ChangePasswordAsync(command, cancellationToken));
        var guessed = changed.Error?.Kind == ErrorKind.Unauthenticated;
        await attempts.EndAsync(new SignInAttemptEnd(attempt.Who, Succeeded: !guessed), CancellationToken.None);
        return changed.Succeeded ? await OpenAsync(tenant, id, isStudent: false, CancellationToken.None) : changed.Error;
    }

    public async Task<Result<SignedIn>> SwitchAsync(SwitchTenant command, CancellationToken cancellationToken)
    {
        var actor = Actor.Required;
        if (actor.Role is Role.Student or Role.Partner || !GrainKeys.IsTenant(command.TenantId))
            return PeopleErrors.NoMembership;
        var opened = await OpenAsync(command.TenantId, actor.AccountId, isStudent: false, cancellationToken);
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
        return new MeView(actor.AccountId, actor.Tenant, Roles.NameOf(actor.Role), name, held.ToImmutable(), await SchoolsOfAsync(actor, cancellationToken));
    }

    private async Task<ImmutableArray<MembershipChoice>> SchoolsOfAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Role is Role.Student or Role.Partner)
            return [];
        var account = await OnAccountAsync(actor.AccountId, account => account.GetAsync(cancellationToken));
        return account.Succeeded ? await MembershipsAsync(account.Value, onlyTenant: null, cancellationToken) : [];
    }

    private async Task<Result<SignInAnswer>> VerifyAndOpenAsync(string email, SignIn command, CancellationToken cancellationToken)
    {
        var accountId = email.Length == 0 ? null : await keys.FindAsync(GrainKeys.Platform, StaffDirectoryGrain.EmailKey, email, cancellationToken);
        if (accountId is null)
        {
            // As slow as a wrong password, so that time does not tell which e-mails exist.
            await passwords.VerifyAsync(null, command.Password, cancellationToken);
            return PeopleErrors.InvalidCredentials;
        }

        var account = await OnAccountAsync(accountId, account => account.VerifyAsync(command.Password, cancellationToken));
        if (!account.Succeeded)
            return account.Error;
        var memberships = await MembershipsAsync(account.Value, command.TenantId, cancellationToken);
        if (memberships.Length > 1)
            return new SignInAnswer(null, memberships);
        if (memberships.Length == 0)
            return PeopleErrors.InvalidCredentials;
        var opened = await OpenAsync(memberships[0].TenantId, accountId, isStudent: false, cancellationToken);
        return opened.Succeeded ? new SignInAnswer(opened.Value, []) : PeopleErrors.InvalidCredentials;
    }

    /// <summary>Where an account may work now, or only whether it may in one school.</summary>
    private async Task<ImmutableArray<MembershipChoice>> MembershipsAsync(AccountView account, string? onlyTenant, CancellationToken cancellationToken)
    {
        var memberships = ImmutableArray.CreateBuilder<MembershipChoice>();
        foreach (var tenant in account.Tenants)
        {
            if (onlyTenant is not null && !string.Equals(onlyTenant, tenant, StringComparison.Ordinal))
                continue;
            if (await MembershipAsync(tenant, account.Id, cancellationToken) is { } membership)
                memberships.Add(membership);
        }

        return memberships.ToImmutable();
    }

    private async Task<MembershipChoice?> MembershipAsync(string tenant, string accountId, CancellationToken cancellationToken)
    {
        SystemEntry.Cross(tenant);
        var school = await tenants.FindAsync(tenant, cancellationToken);
        if (school is { IsArchived: true })
            return null;
        var membership = await grains.GetGrain<IStaffGrain>(GrainKeys.Of(tenant, accountId)).GetMembershipAsync(cancellationToken);
        return membership is { Succeeded: true, Value: { Status: StaffStatuses.Active } member }
            ? new MembershipChoice(tenant, school?.Name ?? tenant, member.Role)
            : null;
    }

    private async Task<Result<SignedIn>> OpenAsync(string tenant, string id, bool isStudent, CancellationToken cancellationToken)
    {
        SystemEntry.Cross(tenant);
        return await grains.GetGrain<IRefreshTokensGrain>(GrainKeys.Of(tenant, id)).OpenAsync(new OpenSignIn(isStudent), cancellationToken);
    }

    private async Task ActivateAsync(string tenant, string accountId)
    {
        SystemEntry.Cross(tenant);
        await grains.GetGrain<IStaffGrain>(GrainKeys.Of(tenant, accountId)).ActivateAsync(CancellationToken.None);
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

    private ISignInAttemptsGrain AttemptsFrom(string door, string address) =>
        grains.GetGrain<ISignInAttemptsGrain>(GrainKeys.Of(GrainKeys.Platform, DerivedId.Of($"{door}/{address}")));
}
