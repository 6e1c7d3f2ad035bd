using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>
/// Three schools and the platform invite, renew, revoke, deactivate, recover and make links for three addresses, in an order that follows from a
/// seed; whoever holds a token, old or new, redeems it. Beside the product a model keeps what each account may open: nothing but what its owner redeemed.
/// </summary>
internal sealed class AccountOrders(StudyMateApp app, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly List<string> _tokens = [];
    private readonly List<string> _links = [];
    private readonly string[] _tenants = [$"s{seed}-a", $"s{seed}-b", $"s{seed}-c", GrainKeys.Platform];
    private readonly string[] _addresses = [$"x@s{seed}.example", $"y@s{seed}.example", $"z@s{seed}.example"];
    private int _passwords;

    public AccountModel Model { get; } = new();

    public IReadOnlyList<string> Tenants => _tenants;

    public IReadOnlyList<string> Addresses => _addresses;

    /// <summary>The schools, and one administrator of the platform who stays.</summary>
    public async Task OpenAsync()
    {
        foreach (var tenant in _tenants.Where(tenant => tenant is not GrainKeys.Platform))
            await RealSchool.OpenAsync(app, tenant);
        var stays = await DirectoryOf(GrainKeys.Platform).RecoverAsync($"stays@s{seed}.example", CancellationToken.None);
        (await AcceptAsync(stays.Value.Token, "une porte de secours")).Should().BeTrue();
    }

    /// <summary>One step; what it was, for who reads a failure.</summary>
    public async Task<string> StepAsync()
    {
        var (tenant, email) = (Pick(_tenants), Pick(_addresses));
        switch (_chance.Next(12))
        {
            case 0 or 1 or 2:
                await InviteAsync(tenant, email);
                return $"{tenant} invites {email}";
            case 3 or 4 when _tokens.Count > 0:
                var token = Pick(_tokens);
                (await AcceptAsync(token, NewPassword())).Should().Be(Model.Accept(token, LastPassword), $"of {token}");
                return $"somebody accepts {token}";
            case 5 or 6 when _tokens.Count > 0:
                return await LinkAsync(Pick(_tokens));
            case 7:
                return await ToggleAsync(tenant, email);
            case 8:
                return await MakeLinkAsync(tenant, email);
            case 9 when _links.Count > 0:
                var link = Pick(_links);
                var used = await Door(GrainKeys.Platform).UseLinkAsync(new UseAccountLink(link, NewPassword()), CancellationToken.None);
                used.Succeeded.Should().Be(Model.UseLink(link, LastPassword), $"of {link}");
                return $"somebody uses {link}";
            case 10:
                return await RecoverAsync(email);
            case 11 when Model.Find(tenant, email) is { } member:
                Actor.System(tenant).Enter();
                await MemberOf(member).RevokeInvitationAsync(CancellationToken.None);
                member.LiveToken = null;
                return $"{tenant} revokes the invitation of {email}";
            default:
                return "nothing";
        }
    }

    /// <summary>What a sign-in with this e-mail and password opens: the schools, named or not.</summary>
    public async Task<IReadOnlyList<string>> OpenedAsync(string email, string password, string? tenant)
    {
        // Each from an address of its own: what is tested here is not how often one may try.
        var address = $"test-{seed}-{_chance.Next()}";
        var answer = await Door(GrainKeys.Platform).SignInAsync(new SignIn(email, password, tenant, address), CancellationToken.None);
        return !answer.Succeeded ? []
            : answer.Value.SignedIn is { } signedIn ? [signedIn.TenantId]
            : [.. answer.Value.Memberships.Select(membership => membership.TenantId).Order(StringComparer.Ordinal)];
    }

    private async Task InviteAsync(string tenant, string email)
    {
        if (Model.Find(tenant, email) is { } known)
        {
            Actor.System(tenant).Enter();
            var again = await DirectoryOf(tenant).InviteAgainAsync(known.Id, CancellationToken.None);
            again.Succeeded.Should().Be(known is { IsActive: true, Account: null });
            if (again.Succeeded)
                Take(known, again.Value.InvitationToken!);
            return;
        }

        var role = tenant is GrainKeys.Platform ? Role.PlatformAdmin : Role.Teacher;
        var id = Guid.NewGuid().ToString("n");
        var invited = await DirectoryOf(tenant).InviteAsync(new InviteStaff(id, email, "Ada", "Byron", Roles.NameOf(role)), CancellationToken.None);
        // The same for every address, whoever has it elsewhere.
        (invited.Value.Staff.Status, invited.Value.InvitationToken is null).Should().Be((StaffStatuses.Pending, false));
        Take(Model.Add(tenant, email, id, role), invited.Value.InvitationToken!);
    }

    /// <summary>Somebody who is signed in redeems a token that they hold.</summary>
    private async Task<string> LinkAsync(string token)
    {
        var signedIn = Model.Accounts.SelectMany(account => account.Memberships.Values.Where(member => Model.Opens(account, member))).ToList();
        if (signedIn.Count == 0)
            return "nobody is signed in";
        var member = Pick(signedIn);
        new Actor(member.Id, member.Tenant, member.Role).Enter();
        var linked = await Door(member.Tenant).LinkInvitationAsync(token, CancellationToken.None);
        linked.Succeeded.Should().Be(Model.Link(token, member.Account!), $"of {token} by {member.Email} of {member.Tenant}");
        return $"{member.Email} of {member.Tenant} links {token}";
    }

    private async Task<string> ToggleAsync(string tenant, string email)
    {
        if (Model.Find(tenant, email) is not { } member)
            return "nobody to deactivate";
        Actor.System(tenant).Enter();
        var status = member.IsActive ? StaffStatuses.Inactive : StaffStatuses.Active;
        (await MemberOf(member).ChangeAsync(new ChangeStaff(Status: status), CancellationToken.None)).Succeeded.Should().BeTrue();
        member.IsActive = !member.IsActive;
        if (!member.IsActive)
            member.LiveToken = null;
        return $"{tenant} makes {email} {status}";
    }

    private async Task<string> MakeLinkAsync(string tenant, string email)
    {
        if (tenant is GrainKeys.Platform || Model.Find(tenant, email) is not { } member)
            return "nobody to make a link for";
        new Actor("administrator", tenant, Role.Admin).Enter();
        var made = await MemberOf(member).MakeLinkAsync(CancellationToken.None);
        made.Succeeded.Should().Be(member.Account is { } account && account.HeldBy == tenant, $"of {email} in {tenant}");
        if (made.Succeeded)
            _links.Add(member.Account!.LiveLink = made.Value.Token);
        return $"{tenant} makes a link for {email}: {made.Succeeded}";
    }

    private async Task<string> RecoverAsync(string email)
    {
        var recovered = (await DirectoryOf(GrainKeys.Platform).RecoverAsync(email, CancellationToken.None)).Value;
        var member = Model.Find(GrainKeys.Platform, email)
            ?? Model.Add(GrainKeys.Platform, email, recovered.IsInvitation ? InvitationToken.Parse(recovered.Token)!.MemberId : "", Role.PlatformAdmin);
        member.IsActive = true;
        if (recovered.IsInvitation)
            Take(member, recovered.Token);
        else
        {
            member.Account!.Password = null;
            _links.Add(member.Account.LiveLink = recovered.Token);
        }

        return $"the console recovers {email}";
    }

    private void Take(ModelMember member, string token) => _tokens.Add(member.LiveToken = token);

    private async Task<bool> AcceptAsync(string token, string password) =>
        (await Door(GrainKeys.Platform).AcceptInvitationAsync(new AcceptInvitation(token, password), CancellationToken.None)).Succeeded;

    private string LastPassword => $"mot de passe {_passwords} de {seed}";

    private string NewPassword()
    {
        _passwords++;
        return LastPassword;
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_chance.Next(items.Count)];

    private ISignInGrain Door(string tenant) => app.Grains.GetGrain<ISignInGrain>(GrainKeys.Of(tenant, ISignInGrain.Id));

    private IStaffGrain MemberOf(ModelMember member) => app.Grains.GetGrain<IStaffGrain>(GrainKeys.Of(member.Tenant, member.Id));

    private IStaffDirectoryGrain DirectoryOf(string tenant)
    {
        Actor.System(tenant).Enter();
        return app.Grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(tenant, IStaffDirectoryGrain.Id));
    }
}
