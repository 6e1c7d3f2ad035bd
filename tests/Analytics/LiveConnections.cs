using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>Clients of the figures hub as tests read best.</summary>
internal static class LiveConnections
{
    private const string Path = "/hubs/figures";

    /// <summary>Somebody of a school.</summary>
    public static Task<HubClient> OpenAsync(TestSchool school, Role role, string? account = null) => HubClient.OpenAsync(
        school.App.BaseAddress,
        Path,
        options => options.SetRequestHeader("Authorization", TestSignIn.HeaderOf(school.Actor(role, account)).ToString()));

    /// <summary>Somebody with an access token, as a browser brings it.</summary>
    public static Task<HubClient> OpenAsync(StudyMateApp app, string accessToken) =>
        HubClient.OpenAsync(app.BaseAddress, $"{Path}?access_token={Uri.EscapeDataString(accessToken)}");

    /// <summary>Watches a class; returns where its figures are.</summary>
    public static async Task<long> WatchAsync(HubClient client, string classId) =>
        (await client.CallAsync("WatchClass", classId)).GetProperty("position").GetInt64();

    /// <summary>The push that says that the figures include a position.</summary>
    public static async Task<JsonElement> UntilAsync(HubClient client, long position)
    {
        while (true)
        {
            var push = await client.NextAsync("figuresChanged");
            if (push.GetProperty("position").GetInt64() >= position)
                return push;
        }
    }
}
