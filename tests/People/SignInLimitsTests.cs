using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>Throttling hits who guesses, and nobody else.</summary>
public sealed class SignInLimitsTests : IAsyncLifetime
{
    private const string Wrong = "not this one at all";
    private readonly WaitingClock _clock = new(new DateTimeOffset(2025, 10, 6, 12, 0, 0, TimeSpan.Zero));
    private readonly TempFolder _folder = new();
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _school = await RealSchool.OpenAsync(_app, "school");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task One_device_with_three_hundred_wrong_codes_is_refused_and_the_next_one_signs_in()
    {
        var code = await EnrolAsync();
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            using var answer = await StudentAsync($"0000-0000-{i:0000}", "tablet-1");
            refused += answer.StatusCode is HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        refused.Should().Be(270);
        await StudentAsync(code, "tablet-1").ShouldBeProblem(HttpStatusCode.TooManyRequests, "auth.too_many_attempts");
        await StudentAsync(code, "tablet-2").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Others_failures_at_an_account_make_strange_devices_wait_and_refuse_none()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        await FailAsync(claire.Email, 8);

        var waiting = StaffAsync(claire.Email, RealSchool.Password);
        await PassAsync(waiting, 8);

        await waiting.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_device_that_has_signed_the_person_in_does_not_wait_for_others_failures()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        using var signedIn = await StaffAsync(claire.Email, RealSchool.Password);
        var cookie = CookieOf(signedIn);
        await FailAsync(claire.Email, 8);

        // Nobody moves the clock: whoever had to wait would wait for ever.
        await StaffAsync(claire.Email, RealSchool.Password, cookie).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_known_device_is_refused_for_its_own_failures_alone()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        using var signedIn = await StaffAsync(claire.Email, RealSchool.Password);
        var cookie = CookieOf(signedIn);
        for (var i = 0; i < 5; i++)
            await StaffAsync(claire.Email, Wrong, cookie).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");

        using var refused = await StaffAsync(claire.Email, RealSchool.Password, cookie);
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(15));
        await refused.ShouldBeProblem(HttpStatusCode.TooManyRequests, "auth.too_many_attempts");
        await StaffAsync(claire.Email, RealSchool.Password).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cookie_of_one_person_opens_no_way_around_for_another()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        var marc = await _school.HireAsync(Role.Teacher);
        using var signedIn = await StaffAsync(marc.Email, RealSchool.Password);
        var cookie = CookieOf(signedIn);
        await FailAsync(claire.Email, 8);

        var waiting = StaffAsync(claire.Email, RealSchool.Password, cookie);
        await Task.WhenAny(waiting, StaffAsync(marc.Email, RealSchool.Password, cookie));
        waiting.IsCompleted.Should().BeFalse();
        await PassAsync(waiting, 8);
        await waiting.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_forged_cookie_is_none()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        using var signedIn = await StaffAsync(claire.Email, RealSchool.Password);
        var cookie = CookieOf(signedIn);
        for (var i = 0; i < 5; i++)
            await StaffAsync(claire.Email, Wrong, cookie).ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");

        // Not the refusal of the known device: it is a strange one.
        var forged = cookie[..^4] + (cookie.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        await StaffAsync(claire.Email, RealSchool.Password, forged).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sign_in_that_was_given_up_locks_nobody_out()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        await FailAsync(claire.Email, 6);
        for (var i = 0; i < 12; i++)
        {
            // It waits, and its caller goes away.
            using var gone = new CancellationTokenSource();
            using var client = _app.Anonymous();
            var waiting = client.PostAsync(
                new Uri("/api/auth/login", UriKind.Relative), HttpAssertions.Json($$"""{"email":"{{claire.Email}}","password":"{{Wrong}}"}"""), gone.Token);
            await Task.WhenAny(waiting, StaffAsync($"nobody{i}@school.example", Wrong));
            await gone.CancelAsync();
            await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        }

        // Not each of them has been told that its caller went away: then it was a failure, as any other.
        var last = StaffAsync(claire.Email, RealSchool.Password);
        await PassAsync(last, 2, 4, 8, 16, 20);
        await last.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_restart_forgets_no_failure()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        await FailAsync(claire.Email, 6);
        await _app.DisposeAsync();
        _app = await StartAsync();

        var waiting = StaffAsync(claire.Email, RealSchool.Password);
        await PassAsync(waiting, 2);
        await waiting.ShouldBe(HttpStatusCode.OK);
        _clock.Asked(TimeSpan.FromSeconds(2)).Should().Be(1);
    }

    [Fact]
    public async Task An_attempt_that_waits_does_not_hold_up_the_end_of_the_process()
    {
        var claire = await _school.HireAsync(Role.Teacher);
        await FailAsync(claire.Email, 6);
        var waiting = StaffAsync(claire.Email, RealSchool.Password);
        await Wait.UntilAsync(() => _clock.Asked(TimeSpan.FromSeconds(2)) is 1);

        await _app.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        _app = await StartAsync();

        await waiting.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "server.unavailable");
    }

    private Task<StudyMateApp> StartAsync() => StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.Path, Time = _clock, Configuration = RealSchool.CheapPasswords });

    private async Task FailAsync(string email, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var attempt = StaffAsync(email, Wrong);
            if (i >= 5)
                await PassAsync(attempt, 1 << (i - 5));
            await attempt.ShouldBeProblem(HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        }
    }

    /// <summary>Lets the time pass that an attempt has been made to wait, as soon as it waits.</summary>
    private async Task PassAsync(Task answer, params int[] seconds)
    {
        var passed = new int[seconds.Length];
        await Wait.UntilAsync(() =>
        {
            for (var i = 0; i < seconds.Length; i++)
            {
                for (var wait = TimeSpan.FromSeconds(seconds[i]); passed[i] < _clock.Asked(wait); passed[i]++)
                    _clock.Advance(wait);
            }

            return answer.IsCompleted;
        });
    }

    private static string CookieOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(DeviceCookie.Name, StringComparison.Ordinal)).Split(';')[0];

    private async Task<string> EnrolAsync()
    {
        using var admin = await _school.ClientOfAsync(await _school.HireAsync(Role.Admin));
        var created = await admin.PostAsync("/api/students", new { firstName = "Emma", lastName = "Martin" }).ShouldBe(HttpStatusCode.Created);
        return created.GetProperty("accessCode").GetString()!;
    }

    private async Task<HttpResponseMessage> StudentAsync(string code, string device)
    {
        using var client = _app.Anonymous();
        return await client.PostAsync("/api/auth/student", new { school = _school.Tenant, code, deviceId = device });
    }

    private async Task<HttpResponseMessage> StaffAsync(string email, string password, string? cookie = null)
    {
        using var client = _app.Anonymous();
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await client.PostAsync("/api/auth/login", new { email, password });
    }

    /// <summary>Says which waits were asked of it.</summary>
    private sealed class WaitingClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private readonly ConcurrentQueue<TimeSpan> _asked = new();

        public int Asked(TimeSpan wait) => _asked.Count(asked => asked == wait);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _asked.Enqueue(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
