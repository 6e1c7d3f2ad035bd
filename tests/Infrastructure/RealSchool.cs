using System.Net.Http.Headers;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.People;
using StudyMate.Tenancy;

namespace StudyMate.Infrastructure;

/// <summary>A school that was opened by the platform, with staff who were invited, set a password and sign in: nothing is pretended.</summary>
internal sealed class RealSchool
{
    public const string Password = "trois chats gris";

    private readonly StudyMateApp _app;
    private int _hired;

    private RealSchool(StudyMateApp app, string tenant) => (_app, Tenant) = (app, tenant);

    public string Tenant { get; }

    /// <summary>Settings that make hashing cheap; the rules do not depend on it.</summary>
    public static IReadOnlyDictionary<string, string> CheapPasswords { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["SignIn:PasswordIterations"] = "1000" };

    /// <summary>The same, and nobody waits for what was failed before: for tests that try what does not open a hundred times.</summary>
    public static IReadOnlyDictionary<string, string> ManyGuesses { get; } = new Dictionary<string, string>(CheapPasswords, StringComparer.Ordinal)
    {
        ["SignIn:FailuresPerAccount"] = "100000",
        ["SignIn:FailuresPerAddress"] = "100000",
    };

    public static async Task<RealSchool> OpenAsync(StudyMateApp app, string? tenant = null)
    {
        tenant ??= $"t-{Guid.NewGuid():n}";
        Actor.System(GrainKeys.Platform).Enter();
        var tenants = app.Grains.GetGrain<ITenantsGrain>(GrainKeys.Of(GrainKeys.Platform, ITenantsGrain.Id));
        var opened = await tenants.CreateAsync(
            new OpenTenant(tenant, new ChangeTenantSettings("École d'essai"), new LicencesView(1000, 100, 100), null), CancellationToken.None);
        opened.Succeeded.Should().BeTrue(opened.Error?.Code);
        return new RealSchool(app, tenant);
    }

    /// <summary>A member of staff with a password; <paramref name="tenant"/> other than the school's for the platform's own.</summary>
    public async Task<Person> HireAsync(Role role, string? email = null, string? tenant = null)
    {
        tenant ??= Tenant;
        email ??= $"{Roles.NameOf(role).Replace('_', '-')}{_hired++}@{Tenant}.example";
        Actor.System(tenant).Enter();
        var directory = _app.Grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(tenant, IStaffDirectoryGrain.Id));
        var invited = await directory.InviteAsync(
            new InviteStaff(Guid.NewGuid().ToString("n"), email, "Claire", "Dubois", Roles.NameOf(role)), CancellationToken.None);
        invited.Succeeded.Should().BeTrue(invited.Error?.Code);
        if (invited.Value.InvitationToken is { } token)
        {
            var door = _app.Grains.GetGrain<ISignInGrain>(GrainKeys.Of(GrainKeys.Platform, ISignInGrain.Id));
            var accepted = await door.AcceptInvitationAsync(new AcceptInvitation(token, Password), CancellationToken.None);
            accepted.Succeeded.Should().BeTrue(accepted.Error?.Code);
        }

        return new Person(invited.Value.Staff.Id, email, tenant);
    }

    /// <summary>Somebody of another school becomes a member here, by an invitation that they redeem with the account they are signed in with.</summary>
    public async Task<Person> AdmitAsync(Person person, Role role, string? email = null)
    {
        var token = await InviteAsync(role, email ?? person.Email);
        using var owner = await ClientOfAsync(person);
        await owner.PostAsync("/api/auth/link", new { token }).ShouldBe(System.Net.HttpStatusCode.OK);
        return new Person(InvitationToken.Parse(token)!.MemberId, person.Email, Tenant);
    }

    /// <summary>The token of a fresh invitation, which nobody has redeemed.</summary>
    public async Task<string> InviteAsync(Role role, string email)
    {
        Actor.System(Tenant).Enter();
        var invited = await _app.Grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(Tenant, IStaffDirectoryGrain.Id)).InviteAsync(
            new InviteStaff(Guid.NewGuid().ToString("n"), email, "Claire", "Dubois", Roles.NameOf(role)), CancellationToken.None);
        invited.Succeeded.Should().BeTrue(invited.Error?.Code);
        return invited.Value.InvitationToken!;
    }

    /// <summary>Signs in over HTTP and answers what came back.</summary>
    public async Task<JsonElement> SignInAsync(Person person, string? password = null)
    {
        using var client = _app.Anonymous();
        return await client.PostAsync("/api/auth/login", new { email = person.Email, password = password ?? Password, tenantId = person.Tenant })
            .ShouldBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>A client with the access token of a fresh sign-in.</summary>
    public async Task<HttpClient> ClientOfAsync(Person person) => ClientOf((await SignInAsync(person)).GetProperty("accessToken").GetString()!);

    public HttpClient ClientOf(string accessToken)
    {
        var client = _app.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return client;
    }
}

/// <summary>A member of staff of a test.</summary>
internal sealed record Person(string Id, string Email, string Tenant);
