using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>What becomes of accounts of earlier versions: by the rule, and in a data folder that one of them left.</summary>
public sealed class SplitAccountsTests : IAsyncLifetime
{
    private const string A = "school-a";
    private const string B = "school-b";
    private const string OldSecret = "old-secret";
    private readonly TempFolder _folder = new();
    private StudyMateApp _app = null!;
    private HttpClient _anonymous = null!;

    public async Task InitializeAsync()
    {
        string hash;
        await using (var before = await StartAsync())
        {
            await RealSchool.OpenAsync(before, A);
            await RealSchool.OpenAsync(before, B);
            hash = await before.Services.GetRequiredService<IPasswords>().HashAsync("here", RealSchool.Password) is { Succeeded: true, Value: var hashed } ? hashed : throw new InvalidOperationException("Nothing was hashed.");
        }

        using (var earlier = new EarlierAccounts(_folder.Path).BeforeTheMigration())
        {
            var invitation = SecretHash.Of(OldSecret);
            earlier.Add("solo", "solo@a.example", hash, invitation, (A, "admin"));
            earlier.Add("invited", "invited@a.example", null, invitation, (A, "teacher"));
            earlier.Add("shared", "shared@a.example", hash, invitation, (A, "teacher"), (B, "admin"));
            earlier.Add("root", "root@platform.example", hash, invitation, (GrainKeys.Platform, "platform_admin"));
        }

        _app = await StartAsync();
        _anonymous = _app.Anonymous();
    }

    public async Task DisposeAsync()
    {
        _anonymous.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_account_with_one_school_stays()
    {
        foreach (var tenantId in new[] { null, A })
        {
            var user = (await LoginAsync("solo@a.example", tenantId).ShouldBe(HttpStatusCode.OK)).GetProperty("user");
            (Text(user, "id"), Text(user, "tenantId"), Text(user, "role")).Should().Be(("solo", A, "admin"));
        }
    }

    [Fact]
    public async Task An_account_with_several_schools_is_split_and_each_invites_its_own_member()
    {
        await LoginAsync("shared@a.example", null).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        using var admin = await SignedInAsync("solo@a.example");
        Text(await admin.GetJsonAsync("/api/users/shared"), "status").Should().Be("pending");
        var listed = (await admin.GetJsonAsync("/api/users")).GetProperty("items").EnumerateArray().ToDictionary(item => Text(item, "id"), item => Text(item, "status"));
        listed.Should().BeEquivalentTo(new Dictionary<string, string> { ["solo"] = "active", ["invited"] = "pending", ["shared"] = "pending" });

        var token = Text(await admin.PostAsync("/api/users/shared/invitation", body: null).ShouldBe(HttpStatusCode.OK), "invitationToken");
        await AcceptAsync(token).ShouldBe(HttpStatusCode.NoContent);

        var user = (await LoginAsync("shared@a.example", null).ShouldBe(HttpStatusCode.OK)).GetProperty("user");
        (Text(user, "id"), Text(user, "tenantId")).Should().Be(("shared", A));
        await LoginAsync("shared@a.example", B).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        // B has lost its only administrator: the platform invites one, who may be the same person.
        Actor.System(GrainKeys.Platform).Enter();
        var invited = await _app.Grains.GetGrain<ITenantsGrain>(GrainKeys.Of(GrainKeys.Platform, ITenantsGrain.Id)).InviteAdministratorAsync(
            new InviteAdministrator(B, new FirstAdministrator(Guid.NewGuid().ToString("n"), "shared@a.example", "Claire", "Dubois")), CancellationToken.None);
        await AcceptAsync(invited.Value.InvitationToken).ShouldBe(HttpStatusCode.NoContent);
        Text((await LoginAsync("shared@a.example", B).ShouldBe(HttpStatusCode.OK)).GetProperty("user"), "id").Should().Be("shared");
    }

    [Fact]
    public async Task An_invitation_of_then_opens_nothing_and_is_renewed()
    {
        await AcceptAsync($"invited.{OldSecret}").ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
        await AcceptAsync($"{A}.invited.{OldSecret}").ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_invitation");
        using var admin = await SignedInAsync("solo@a.example");

        var token = Text(await admin.PostAsync("/api/users/invited/invitation", body: null).ShouldBe(HttpStatusCode.OK), "invitationToken");

        await AcceptAsync(token).ShouldBe(HttpStatusCode.NoContent);
        await LoginAsync("invited@a.example", null).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_platform_s_administrator_waits_for_the_console()
    {
        await LoginAsync("root@platform.example", null).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");

        Actor.System(GrainKeys.Platform).Enter();
        var recovered = await _app.Grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(GrainKeys.Platform, IStaffDirectoryGrain.Id)).RecoverAsync(null, CancellationToken.None);

        (recovered.Value.Email, recovered.Value.IsInvitation).Should().Be(("root@platform.example", true));
        await AcceptAsync(recovered.Value.Token).ShouldBe(HttpStatusCode.NoContent);
        Text((await LoginAsync("root@platform.example", null).ShouldBe(HttpStatusCode.OK)).GetProperty("user"), "tenantId").Should().Be(GrainKeys.Platform);
    }

    [Fact]
    public void What_the_migration_takes_away_is_kept_beside_it() => File.Exists(_folder.File("studymate-before-0022.db")).Should().BeTrue();

    [Theory]
    [InlineData(A)]
    [InlineData(GrainKeys.Platform)]
    public void Who_is_split_loses_the_password_and_its_tokens(string second)
    {
        var account = SplitAccountsRule.Decide("id", new AccountState { V = 2, Exists = true, PasswordHash = "hash", Tenants = [B, second], Stamp = 4 });
        var member = SplitAccountsRule.Decide(
            B, "id", new StaffState { V = 2, Exists = true, Status = "active", HasPassword = true, Stamp = 2 }, new AccountView("id", "", account.PasswordHash is not null, [], account.Stamp));

        (account.PasswordHash, account.Stamp, account.Memberships.Length, account.HeldBy).Should().Be((null, 5, 0, null));
        (member.Status, member.Stamp, member.AccountId, member.HasPassword).Should().Be(("pending", 3, null, null));
    }

    [Fact]
    public void Who_was_deactivated_stays_so() =>
        SplitAccountsRule.Decide(B, "id", new StaffState { V = 2, Exists = true, Status = "inactive" }, null).Status.Should().Be("inactive");

    private Task<StudyMateApp> StartAsync() => StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.Path, Configuration = RealSchool.CheapPasswords });

    private Task<HttpResponseMessage> AcceptAsync(string token) => _anonymous.PostAsync("/api/auth/accept", new { token, password = RealSchool.Password });

    private Task<HttpResponseMessage> LoginAsync(string email, string? tenantId) =>
        _anonymous.PostAsync("/api/auth/login", new { email, password = RealSchool.Password, tenantId });

    private async Task<HttpClient> SignedInAsync(string email)
    {
        var client = _app.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Text(await LoginAsync(email, A).ShouldBe(HttpStatusCode.OK), "accessToken"));
        return client;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
