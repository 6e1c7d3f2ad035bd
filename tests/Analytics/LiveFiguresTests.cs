using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>Figures that move while somebody looks at them: two clients on the figures hub, a student who answers.</summary>
public class LiveFiguresTests : ScenarioTests
{
    private const string Path = "/hubs/figures";
    private const string Changed = "figuresChanged";

    [ScenarioFact]
    public async Task Everybody_who_watches_a_class_hears_of_an_acknowledged_answer()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        await using var direction = await ConnectAsync(school, Role.Direction);
        await using var inspector = await ConnectAsync(school, Role.Inspector);
        var before = await WatchAsync(direction, school.ClassId);
        await WatchAsync(inspector, school.ClassId);

        var position = Position(await school.SendAsync(0, school.Session(0, "s1", assignment: null)));

        position.Should().BeGreaterThan(before);
        foreach (var client in (HubClient[])[direction, inspector])
        {
            var push = await UntilAsync(client, position);
            push.GetProperty("classId").GetString().Should().Be(school.ClassId);
        }

        // Whoever reads with the pushed position has the answer in the figures.
        var kpis = await school.Direction.GetJsonAsync($"/api/analytics/kpis?classId={school.ClassId}&atLeast={position}");
        kpis.GetProperty("sessions").GetProperty("total").GetInt32().Should().Be(1);
    }

    [ScenarioFact]
    public async Task Watching_answers_where_the_figures_are()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var position = Position(await school.SendAsync(0, school.Session(0, "s1", assignment: null)));
        await using var client = await ConnectAsync(school, Role.Direction);

        (await WatchAsync(client, school.ClassId)).Should().Be(position);
        (await WatchAsync(client, school.ClassId)).Should().Be(position);
    }

    [ScenarioFact]
    public async Task What_is_not_watched_any_more_is_not_heard_of()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        await using var stays = await ConnectAsync(school, Role.Direction);
        await using var leaves = await ConnectAsync(school, Role.Direction);
        await WatchAsync(stays, school.ClassId);
        await WatchAsync(leaves, school.ClassId);

        await leaves.CallAsync("UnwatchClass", school.ClassId);
        var position = Position(await school.SendAsync(0, school.Session(0, "s1", assignment: null)));
        await UntilAsync(stays, position);

        // Its answer follows whatever was sent to it before.
        await leaves.CallAsync("UnwatchClass", school.ClassId);
        leaves.Waiting.Should().Be(0);
    }

    [ScenarioFact]
    public async Task Who_may_not_see_a_class_cannot_watch_it()
    {
        var school = await LiveSchool.OpenAsync(await AppAsync());
        var other = await LiveSchool.OpenAsync(await AppAsync());
        await using var teacher = await ConnectAsync(school, Role.Teacher);
        await using var stranger = await ConnectAsync(other, Role.Admin);
        await using var direction = await ConnectAsync(school, Role.Direction);

        (await RefusalAsync(teacher, school.ClassId)).Should().Be("class.not_found");
        (await RefusalAsync(stranger, school.ClassId)).Should().Be("class.not_found");
        (await RefusalAsync(direction, "no-such-class")).Should().Be("class.not_found");
        (await RefusalAsync(direction, "../" + school.ClassId)).Should().Be("class.not_found");

        await WatchAsync(direction, school.ClassId);
        await UntilAsync(direction, Position(await school.SendAsync(0, school.Session(0, "s1", assignment: null))));
        foreach (var client in (HubClient[])[teacher, stranger])
        {
            await client.CallAsync("UnwatchClass", school.ClassId);
            client.Waiting.Should().Be(0);
        }
    }

    [ScenarioFact]
    public async Task Nobody_connects_without_signing_in()
    {
        var app = await AppAsync();

        var refused = (await FluentActions.Awaiting(() => HubClient.OpenAsync(app.BaseAddress, Path)).Should().ThrowExactlyAsync<WebSocketException>()).Which;
        refused.Message.Should().Contain("401");
        refused = (await FluentActions.Awaiting(() => HubClient.OpenAsync(app.BaseAddress, Path + "?access_token=nothing")).Should().ThrowExactlyAsync<WebSocketException>()).Which;
        refused.Message.Should().Contain("401");
    }

    [ScenarioFact]
    public async Task One_connection_watches_a_bounded_number_of_classes()
    {
        var app = await AppAsync();
        var school = await RealSchool.OpenAsync(app);
        var token = (await school.SignInAsync(await school.HireAsync(Role.Admin))).GetProperty("accessToken").GetString()!;
        using var admin = school.ClientOf(token);
        await using var client = await LiveConnections.OpenAsync(app, token);
        for (var i = 0; i < FiguresSubscriptionService.MaxClasses; i++)
            await LiveConnections.WatchAsync(client, await MakeClassAsync());

        (await RefusalAsync(client, await MakeClassAsync())).Should().Be("figures.too_many_watches");

        async Task<string> MakeClassAsync() =>
            (await admin.PostAsync("/api/classes", new { name = Guid.NewGuid().ToString("n") }).ShouldBe(HttpStatusCode.Created)).GetProperty("id").GetString()!;
    }

    private static Task<HubClient> ConnectAsync(LiveSchool school, Role role, string? account = null) =>
        LiveConnections.OpenAsync(school.School, role, account);

    private static Task<long> WatchAsync(HubClient client, string classId) => LiveConnections.WatchAsync(client, classId);

    private static Task<System.Text.Json.JsonElement> UntilAsync(HubClient client, long position) => LiveConnections.UntilAsync(client, position);

    private static async Task<string> RefusalAsync(HubClient client, string classId) =>
        (await FluentActions.Awaiting(() => client.CallAsync("WatchClass", classId)).Should().ThrowExactlyAsync<HubException>()).Which.Message.Split(": ")[^1];

    private static long Position(System.Text.Json.JsonElement answer) => answer.GetProperty("position").GetInt64();
}
