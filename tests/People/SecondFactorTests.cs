using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OtpNet;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>The platform's administrators sign in with a code of an app as well, outside Development.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = TestClock.Noon();
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private Person _root = null!;

    public async Task InitializeAsync()
    {
        _app = await StartAsync(Environments.Production);
        _school = await RealSchool.OpenAsync(_app);
        _root = await _school.HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task The_first_sign_in_enrols_an_app_and_its_code_confirms_it()
    {
        var step = await AskedAsync();

        step.Kind.Should().Be(SecondFactorKinds.Enrolment);
        step.Uri.Should().StartWith("otpauth://totp/").And.Contain(step.Secret);
        (await SignInAsync(CodeOf(step))).Value.SignedIn!.Role.Should().Be("platform_admin");
        (await AskedAsync()).Should().Be(new SecondFactorStep(SecondFactorKinds.Code, null, null));
    }

    [Fact]
    public async Task A_code_is_accepted_once()
    {
        var step = await EnrolAsync();

        (await SignInAsync(CodeOf(step))).Error!.Code.Should().Be("auth.invalid_code");
        var next = After(step, TimeSpan.FromSeconds(30));
        (await SignInAsync(next)).Succeeded.Should().BeTrue();
        (await SignInAsync(next)).Error!.Code.Should().Be("auth.invalid_code");
    }

    [Fact]
    public async Task An_earlier_code_is_worth_nothing_after_a_later_one()
    {
        var step = await EnrolAsync();
        var now = After(step, TimeSpan.FromSeconds(60));
        // A telephone whose clock is half a minute ahead.
        (await SignInAsync(CodeOf(step, TimeSpan.FromSeconds(30)))).Succeeded.Should().BeTrue();

        (await SignInAsync(now)).Error!.Code.Should().Be("auth.invalid_code");
    }

    [Fact]
    public async Task What_was_shown_before_the_app_was_confirmed_is_replaced()
    {
        var seenByAnother = await AskedAsync();
        var step = await AskedAsync();
        step.Secret.Should().NotBe(seenByAnother.Secret);

        (await SignInAsync(CodeOf(seenByAnother))).Error!.Code.Should().Be("auth.invalid_code");
        (await SignInAsync(CodeOf(step))).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Without_the_password_nobody_is_asked_for_a_code()
    {
        var wrong = await SignInAsync(null, password: "not this one at all");

        wrong.Error!.Code.Should().Be("auth.invalid_credentials");
    }

    [Fact]
    public async Task Codes_cannot_be_tried_from_many_addresses()
    {
        await EnrolAsync();
        for (var i = 0; i < 5; i++)
            (await SignInAsync("000000", address: $"203.0.113.{i}")).Error!.Code.Should().Be("auth.invalid_code");

        // As at any account that others have failed at, a strange device waits first.
        var next = SignInAsync("000000", address: "198.51.100.1");
        await Wait.UntilAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return next.IsCompleted;
        });
        (await next).Error!.Code.Should().Be("auth.too_many_attempts");
    }

    [Fact]
    public async Task A_recovery_ends_the_sign_ins_and_a_new_app_is_enrolled()
    {
        var step = await EnrolAsync();
        Actor.System(GrainKeys.Platform).Enter();
        var recovered = await _app.Grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(GrainKeys.Platform, IStaffDirectoryGrain.Id)).RecoverAsync(_root.Email, CancellationToken.None);
        recovered.Value.IsInvitation.Should().BeFalse();
        (await SignInAsync(null)).Error!.Code.Should().Be("auth.invalid_credentials");

        (await Door.UseLinkAsync(new UseAccountLink(recovered.Value.Token, "quatre chiens noirs"), CancellationToken.None)).Succeeded.Should().BeTrue();

        (await SignInAsync(After(step, TimeSpan.FromSeconds(60)), password: "quatre chiens noirs")).Error!.Code.Should().Be("auth.invalid_code");
        (await SignInAsync(null, password: "quatre chiens noirs")).Value.SecondFactor!.Kind.Should().Be(SecondFactorKinds.Enrolment);
    }

    [Fact]
    public async Task Staff_of_a_school_sign_in_with_the_password_alone()
    {
        var claire = await _school.HireAsync(Role.Admin);

        (await Door.SignInAsync(new SignIn(claire.Email, RealSchool.Password, null, "127.0.0.1"), CancellationToken.None)).Value.SignedIn!.Role.Should().Be("admin");
    }

    [Fact]
    public async Task In_development_the_password_is_enough()
    {
        await using var app = await StartAsync(Environments.Development);
        var root = await (await RealSchool.OpenAsync(app)).HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform);

        using var client = app.Anonymous();
        var answer = await client.PostAsync("/api/auth/login", new { email = root.Email, password = RealSchool.Password }).ShouldBe(System.Net.HttpStatusCode.OK);

        answer.TryGetProperty("accessToken", out _).Should().BeTrue();
    }

    private ISignInGrain Door => _app.Grains.GetGrain<ISignInGrain>(GrainKeys.Of(GrainKeys.Platform, ISignInGrain.Id));

    private Task<StudyMateApp> StartAsync(string environment) => StudyMateApp.StartAsync(new AppSettings
    {
        Time = _clock,
        Environment = environment,
        Configuration = RealSchool.CheapPasswords.Append(new("Secrets:MasterKeys", $"test:{Convert.ToBase64String(new byte[32])}"))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
    });

    private async Task<SecondFactorStep> EnrolAsync()
    {
        var step = await AskedAsync();
        (await SignInAsync(CodeOf(step))).Succeeded.Should().BeTrue();
        return step;
    }

    private async Task<SecondFactorStep> AskedAsync() => (await SignInAsync(null)).Value.SecondFactor!;

    private Task<Result<SignInAnswer>> SignInAsync(string? code, string password = RealSchool.Password, string address = "127.0.0.1") =>
        Door.SignInAsync(new SignIn(_root.Email, password, null, address) { Code = code }, CancellationToken.None);

    /// <summary>What the app shows after a while.</summary>
    private string After(SecondFactorStep step, TimeSpan wait)
    {
        _clock.Advance(wait);
        return CodeOf(step);
    }

    private string CodeOf(SecondFactorStep step, TimeSpan ahead = default) =>
        new Totp(Base32Encoding.ToBytes(step.Secret)).ComputeTotp((_clock.GetUtcNow() + ahead).UtcDateTime);
}
