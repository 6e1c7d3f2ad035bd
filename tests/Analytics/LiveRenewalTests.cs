using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>Watches that are renewed every thirty seconds: what was lost meanwhile, and who may not look any more.</summary>
public sealed class LiveRenewalTests : IAsyncLifetime
{
    private static readonly TimeSpan Renewal = IFiguresObserver.WatchTime / 2;
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly Forgetful _forgetful = new();
    private StudyMateApp _app = null!;

    public async Task InitializeAsync() => _app = await StudyMateApp.StartAsync(new AppSettings
    {
        Time = _clock,
        Configuration = RealSchool.CheapPasswords,
        Configure = builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(_forgetful),
    });

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task What_a_lost_observer_missed_is_told_when_its_watch_is_renewed()
    {
        var school = await LiveSchool.OpenAsync(_app);
        await using var client = await LiveConnections.OpenAsync(school.School, Role.Direction);
        await LiveConnections.WatchAsync(client, school.ClassId);

        _forgetful.ForgetsNext = true;
        await school.Direction.GetJsonAsync($"/api/analytics/kpis?classId={school.ClassId}");
        var missed = Position(await school.SendAsync(0, school.Session(0, "s1", assignment: null)));
        await school.Direction.GetJsonAsync($"/api/analytics/kpis?classId={school.ClassId}&atLeast={missed}");
        await client.CallAsync("UnwatchClass", "another-class");
        client.Waiting.Should().Be(0);

        _clock.Advance(Renewal);
        await LiveConnections.UntilAsync(client, missed);

        // And the renewed watch hears the next one by itself.
        _clock.Advance(TimeSpan.FromSeconds(1));
        var next = Position(await school.SendAsync(1, school.Session(1, "s2", assignment: null)));
        await HearsAsync(client, next);
    }

    [Fact]
    public async Task A_watch_that_is_renewed_does_not_run_out()
    {
        var school = await LiveSchool.OpenAsync(_app);
        await using var client = await LiveConnections.OpenAsync(school.School, Role.Direction);
        await LiveConnections.WatchAsync(client, school.ClassId);
        for (var i = 0; i < 5; i++)
        {
            var asked = _forgetful.Watches;
            _clock.Advance(Renewal);
            await Wait.UntilAsync(() => _forgetful.Watches > asked);
        }

        var position = Position(await school.SendAsync(0, school.Session(0, "s1", assignment: null)));

        await HearsAsync(client, position);
    }

    [Fact]
    public async Task A_class_that_was_taken_away_is_not_heard_of_any_more()
    {
        var school = await RealSchool.OpenAsync(_app);
        using var admin = await school.ClientOfAsync(await school.HireAsync(Role.Admin));
        var claire = await school.HireAsync(Role.Teacher);
        var made = await admin.PostAsync("/api/classes", new { name = "3e A", teacherIds = new[] { claire.Id } }).ShouldBe(HttpStatusCode.Created);
        var classId = made.GetProperty("id").GetString()!;
        await using var client = await LiveConnections.OpenAsync(_app, await TokenOfAsync(school, claire));
        await LiveConnections.WatchAsync(client, classId);

        await admin.PatchAsync($"/api/classes/{classId}", new { teacherIds = Array.Empty<string>() }).ShouldBe(HttpStatusCode.OK);
        _clock.Advance(Renewal);

        var ended = await client.NextAsync("watchEnded");
        (ended.GetProperty("classId").GetString(), ended.GetProperty("code").GetString()).Should().Be((classId, "class.not_found"));
    }

    [Fact]
    public async Task Signing_out_ends_the_connection()
    {
        var school = await RealSchool.OpenAsync(_app);
        var token = await TokenOfAsync(school, await school.HireAsync(Role.Direction));
        await using var client = await LiveConnections.OpenAsync(_app, token);
        var classId = await ClassAsync(school);
        await LiveConnections.WatchAsync(client, classId);
        using var http = school.ClientOf(token);

        await http.PostAsync("/api/auth/logout", body: null).ShouldBe(HttpStatusCode.NoContent);
        _clock.Advance(Renewal);

        await client.EndAsync();
    }

    [Fact]
    public async Task An_expired_access_token_ends_the_connection()
    {
        // Its clock lies so far back that its tokens have three seconds left by the clock of the network layer.
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow - TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(3));
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Time = clock, Configuration = RealSchool.CheapPasswords });
        var school = await RealSchool.OpenAsync(app);
        await using var client = await LiveConnections.OpenAsync(app, await TokenOfAsync(school, await school.HireAsync(Role.Direction)));

        await client.EndAsync();
    }

    /// <summary>Time goes on while one waits, as slowly as it really does, so not far enough for a renewal: a cluster's streams are pulled by the clock of its grains.</summary>
    private async Task HearsAsync(HubClient client, long position)
    {
        var step = TimeSpan.FromMilliseconds(100);
        var heard = LiveConnections.UntilAsync(client, position);
        while (await Task.WhenAny(heard, Task.Delay(step)) != heard)
            _clock.Advance(step);
        await heard;
    }

    private static async Task<string> ClassAsync(RealSchool school)
    {
        using var admin = await school.ClientOfAsync(await school.HireAsync(Role.Admin));
        var made = await admin.PostAsync("/api/classes", new { name = "3e A" }).ShouldBe(HttpStatusCode.Created);
        return made.GetProperty("id").GetString()!;
    }

    private static async Task<string> TokenOfAsync(RealSchool school, Person person) =>
        (await school.SignInAsync(person)).GetProperty("accessToken").GetString()!;

    private static long Position(System.Text.Json.JsonElement answer) => answer.GetProperty("position").GetInt64();

    /// <summary>Ends the activation of a class's figures after a call, as a crash or an idle hour does: whoever watched is forgotten.</summary>
    private sealed class Forgetful : IIncomingGrainCallFilter
    {
        private int _watches;

        public bool ForgetsNext { get; set; }

        /// <summary>Watches that were started or renewed.</summary>
        public int Watches => Volatile.Read(ref _watches);

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            await context.Invoke();
            if (context.Grain is not ClassFiguresGrain grain)
                return;
            if (context.MethodName == nameof(IClassFiguresGrain.WatchAsync))
                Interlocked.Increment(ref _watches);
            if (ForgetsNext && context.MethodName == nameof(IFiguresGrain.GetAsync))
            {
                ForgetsNext = false;
                grain.DeactivateOnIdle();
            }
        }
    }
}
