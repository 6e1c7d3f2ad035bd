using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>One running product with a school, and every request that puts a text where a route takes one.</summary>
public sealed class HostileTextWalk : IAsyncLifetime
{
    private const string Marker = "@@@";

    private readonly Dictionary<string, string> _things = new(StringComparer.Ordinal);
    private StudyMateApp _app = null!;
    private LiveSchool _live = null!;

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configuration = new Dictionary<string, string>(RealSchool.ManyGuesses, StringComparer.Ordinal)
            {
                ["CallerLimits:RequestsPerSecond"] = "100000",
                ["CallerLimits:Burst"] = "100000",
            },
        });
        _live = await LiveSchool.OpenAsync(_app);
        using var admin = _live.School.As(Role.Admin);
        _things["promotion"] = await IdAsync(admin, "/api/promotions", new { name = "Promotion", yearStart = 2025, yearEnd = 2026 });
        _things["class"] = await IdAsync(admin, "/api/classes", new { name = "Classe", promotionId = _things["promotion"] });
        _things["student"] = _live.Students[0];
        _things["theme"] = _live.ThemeId;
        // Another one to be worked on: this one has to stay published.
        _things["edited"] = await _live.PublishAsync(Learning.Classroom.Theme);
        _things["assignment"] = (await _live.AssignAsync()).GetProperty("id").GetString()!;
        var invited = await admin.PostAsync("/api/users", new { email = "t@school.example", firstName = "Ada", lastName = "Byron", role = "teacher" }).ShouldBe(HttpStatusCode.Created);
        _things["teacher"] = invited.GetProperty("user").GetProperty("id").GetString()!;
        var issued = await admin.PostAsync("/api/partners", new { name = "Partenaire", scopes = new[] { "students:read" } }).ShouldBe(HttpStatusCode.Created);
        _things["partner"] = issued.GetProperty("partner").GetProperty("id").GetString()!;
        _things["school"] = _live.School.Tenant;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    /// <summary>Every place of an operation where a text may stand: a value of the path, of the query, a text of the body.</summary>
    internal static IEnumerable<string> PlacesOf(ApiOperation operation) =>
    [
        .. operation.Path.Split('/').Where(part => part is ['{', ..]).Select(part => "path " + part.Trim('{', '}')),
        .. operation.QueryNames.Select(name => "query " + name),
        .. TextsOf(operation.Body(), "").Select(path => "body " + path),
    ];

    /// <summary>Sends a harmless body.</summary>
    internal Task<(int Status, string Body)> SendAsync(ApiOperation operation) => SendAsync(operation, "", null);

    /// <summary>Sends a text in one place, everything else being as it should.</summary>
    internal async Task<(int Status, string Body)> SendAsync(ApiOperation operation, string place, HostileText? text)
    {
        var path = string.Join('/', operation.Path.Split('/').Select((part, at) => part is not ['{', ..] ? part
            : place == "path " + part.Trim('{', '}') ? text!.Url
            : IdOf(operation.Path.Split('/')[at - 1], part)));
        var query = string.Join('&', operation.QueryNames.Where(name => place == "query " + name).Select(name => $"{name}={text!.Url}"));
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), $"{path}{(query.Length > 0 ? "?" + query : "")}");
        if (operation.Method == "PUT")
            request.Headers.IfMatch.Add(new System.Net.Http.Headers.EntityTagHeaderValue("\"999\""));
        if (operation.Body() is { } body)
        {
            var isInBody = place.StartsWith("body ", StringComparison.Ordinal);
            if (isInBody)
                Put(body, place[5..]);
            var json = Filled(body.ToJsonString());
            request.Content = HttpAssertions.Json(isInBody ? json.Replace(Marker, text!.Json, StringComparison.Ordinal) : json);
        }

        using var client = ClientOf(operation);
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private HttpClient ClientOf(ApiOperation operation)
    {
        if (operation.IsOpen)
            return _app.Anonymous();
        if (operation.Permission is not { } permission)
            return _live.School.As(Role.Admin);
        if (PermissionTable.ScopeOf(Role.Admin, permission) != Scope.None)
            return _live.School.As(Role.Admin);
        if (PermissionTable.ScopeOf(Role.Student, permission) != Scope.None)
            return _live.Student(0);
        return PermissionTable.ScopeOf(Role.Teacher, permission) != Scope.None
            ? _live.School.As(Role.Teacher)
            : _app.As(new Actor("platform-1", GrainKeys.Platform, Role.PlatformAdmin));
    }

    /// <summary>Something that there is, where the walk made one, so that what is behind it is reached.</summary>
    private string IdOf(string before, string parameter) => parameter is "{tenantId}" ? _things["school"] : before switch
    {
        "students" => _things["student"],
        "classes" => _things["class"],
        "promotions" => _things["promotion"],
        "themes" => _things["edited"],
        "assignments" => _things["assignment"],
        "partners" => _things["partner"],
        "users" or "teachers" => _things["teacher"],
        "templates" => "students",
        _ => "nothing",
    };

    private string Filled(string json)
    {
        foreach (var (name, id) in _things)
            json = json.Replace("{" + name + "}", id, StringComparison.Ordinal);
        json = Regex.Replace(json, "{unique}", _ => Guid.NewGuid().ToString("n"));
        return Regex.Replace(json, "{uuid}", _ => Guid.NewGuid().ToString("d"));
    }

    private static IEnumerable<string> TextsOf(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => TextsOf(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany((item, at) => TextsOf(item, $"{path}.{at}")),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [path],
        _ => [],
    };

    private static void Put(JsonNode body, string path)
    {
        var parts = path.Split('.');
        foreach (var part in parts[..^1])
            body = body is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : body[part]!;
        if (body is JsonArray last)
            last[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)] = Marker;
        else
            body[parts[^1]] = Marker;
    }

    private static async Task<string> IdAsync(HttpClient client, string path, object body) =>
        (await client.PostAsync(path, body).ShouldBe(HttpStatusCode.Created)).GetProperty("id").GetString()!;
}
