using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>An invitation whose redemption breaks off between the account and the membership: it still lives, and a retry completes it.</summary>
public sealed class RedeemFaultsTests : IAsyncLifetime
{
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private FaultyFactStore _store = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configuration = RealSchool.CheapPasswords,
            Configure = builder => FaultyFactStore.Register(builder.Services),
        });
        _school = await RealSchool.OpenAsync(_app);
        _store = _app.Services.GetRequiredService<FaultyFactStore>();
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Accepted_again_only_the_password_of_the_retry_counts()
    {
        var email = $"ada@{_school.Tenant}.example";
        var token = await _school.InviteAsync(Role.Teacher, email);
        using var anonymous = _app.Anonymous();

        _store.FaultAfterWrite = new IOException("The disk is gone for a moment.");
        await anonymous.PostAsync("/api/auth/accept", new { token, password = "premier mot de passe" }).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await anonymous.PostAsync("/api/auth/login", new { email, password = "premier mot de passe" }).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await anonymous.PostAsync("/api/auth/accept", new { token, password = "second mot de passe" }).ShouldBe(HttpStatusCode.NoContent);

        await anonymous.PostAsync("/api/auth/login", new { email, password = "premier mot de passe" }).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await anonymous.PostAsync("/api/auth/login", new { email, password = "second mot de passe" }).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Linked_again_the_membership_is_there_once()
    {
        var other = await RealSchool.OpenAsync(_app);
        var claire = await other.HireAsync(Role.Teacher);
        var token = await _school.InviteAsync(Role.Teacher, claire.Email);
        using var owner = await other.ClientOfAsync(claire);

        _store.FaultAfterWrite = new IOException("The disk is gone for a moment.");
        await owner.PostAsync("/api/auth/link", new { token }).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await owner.GetJsonAsync("/api/me")).GetProperty("memberships").GetArrayLength().Should().Be(1);
        await owner.PostAsync("/api/auth/link", new { token }).ShouldBe(HttpStatusCode.OK);

        (await owner.GetJsonAsync("/api/me")).GetProperty("memberships").GetArrayLength().Should().Be(2);
    }
}
