using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Operations;

namespace StudyMate.PermissionsTests;

/// <summary>One running product with a school that has somebody of every role, and a second school that must see nothing of it.</summary>
public sealed class PermissionWalk : IAsyncLifetime
{
    internal const string ForeignTenant = "foreign_tenant";
    private const string Anonymous = "anonymous";
    private const string Partner = "partner";

    /// <summary>A partner's key with every scope but the one that shows names.</summary>
    internal const string MaskedPartner = "masked_partner";

    /// <summary>Names of the students, as anything that names one shows them.</summary>
    internal static readonly ImmutableArray<string> Names = ["Emma", "Martin", "Lucas", "Petit", "Jade", "Moreau"];
    private const string Student = "student";

    private static readonly IReadOnlyDictionary<string, Role> StaffColumns = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        ["intervenant"] = Role.Intervenant,
        ["inspector"] = Role.Inspector,
        ["teacher"] = Role.Teacher,
        ["referent"] = Role.Referent,
        ["direction"] = Role.Direction,
        ["admin"] = Role.Admin,
    };

    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _things = new(StringComparer.Ordinal);
    private StudyMateApp _app = null!;
    private RealSchool _school = null!;
    private string _partnerKey = "";
    private string _maskedPartnerKey = "";
    private string _studentCode = "";

    /// <summary>Routes as they are mapped: method and pattern.</summary>
    internal IReadOnlySet<string> MappedRoutes { get; private set; } = new HashSet<string>();

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings { Configuration = RealSchool.CheapPasswords });
        _school = await RealSchool.OpenAsync(_app);
        foreach (var (column, role) in StaffColumns)
            _people[column] = await _school.HireAsync(role);
        _people["platform_admin"] = await _school.HireAsync(Role.PlatformAdmin, tenant: GrainKeys.Platform);
        var foreign = await RealSchool.OpenAsync(_app);
        _people[ForeignTenant] = await foreign.HireAsync(Role.Admin);
        _things["silo"] = _app.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString();
        await ArrangeAsync();
        // Orleans' dashboard maps its pages for whoever looks at one first.
        using (var administrator = await _school.ClientOfAsync(_people["platform_admin"]))
            (await administrator.GetAsync(new Uri(OrleansDashboardApi.Path + "/", UriKind.Relative))).Dispose();
        MappedRoutes = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(method => $"{method} {PatternOf(endpoint)}"))
            .ToHashSet(StringComparer.Ordinal);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    /// <summary>The answer that a column of the document gets to a line of it.</summary>
    internal async Task<(int Status, string Body)> CallAsync(ExpectedAccess line, string column)
    {
        using var client = await ClientAsync(column);
        using var request = new HttpRequestMessage(new HttpMethod(line.Method), Fill(line.Path));
        // No version of a fixture: who may change a document is told that theirs is stale.
        if (line.Method != HttpMethods.Get)
            request.Headers.IfMatch.Add(new System.Net.Http.Headers.EntityTagHeaderValue("\"999\""));
        if (line.Body.Length > 0)
            request.Content = new StringContent(Fill(line.Body), System.Text.Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The school's administrator gives every role whatever can be given.</summary>
    internal async Task GrantEverythingAsync()
    {
        using var admin = await _school.ClientOfAsync(_people["admin"]);
        var matrix = (await admin.GetJsonAsync("/api/tenant/permissions")).GetProperty("entries").EnumerateArray();
        foreach (var some in matrix.Select(entry => new { role = entry.GetProperty("role").GetString(), permission = entry.GetProperty("permission").GetString(), allowed = true }).Chunk(400))
            await admin.PutAsync("/api/tenant/permissions", new { changes = some }).ShouldBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>Ids and names of the school that another school must never be told.</summary>
    internal IEnumerable<string> Secrets() => _things.Values.Append(_school.Tenant).Concat(_people.Where(pair => pair.Value.Tenant == _school.Tenant).Select(pair => pair.Value.Id));

    /// <summary>Fresh for each call: signing out or using up a quota in one line must not decide another.</summary>
    private async Task<HttpClient> ClientAsync(string column)
    {
        if (column == Anonymous)
            return _app.Anonymous();
        if (column == Partner)
        {
            var client = _app.Anonymous();
            client.DefaultRequestHeaders.Add("X-API-Key", _partnerKey);
            return client;
        }

        if (column == MaskedPartner)
        {
            var client = _app.Anonymous();
            client.DefaultRequestHeaders.Add("X-API-Key", _maskedPartnerKey);
            return client;
        }

        if (column == Student)
        {
            using var door = _app.Anonymous();
            var answer = await door.PostAsync("/api/auth/student", new { school = _school.Tenant, code = _studentCode }).ShouldBe(System.Net.HttpStatusCode.OK);
            return _school.ClientOf(answer.GetProperty("accessToken").GetString()!);
        }

        return await _school.ClientOfAsync(_people[column]);
    }

    /// <summary>Teacher and contractor teach one class and not the other; the teacher's theme is published and handed out to it.</summary>
    private async Task ArrangeAsync()
    {
        using var admin = await _school.ClientOfAsync(_people["admin"]);
        await ArrangeKeysAsync(admin);
        await ArrangePeopleAsync(admin);
        await ArrangeWorkAsync();
    }

    private async Task ArrangePeopleAsync(HttpClient admin)
    {
        string[] teacherIds = [_people["teacher"].Id, _people["intervenant"].Id];
        _things["promotion"] = IdOf(await CreateAsync(admin, "/api/promotions", new { name = "L1", yearStart = 2025, yearEnd = 2026 }));
        _things["class"] = IdOf(await CreateAsync(admin, "/api/classes", new { name = "L1-A", promotionId = _things["promotion"], teacherIds }));
        _things["otherClass"] = IdOf(await CreateAsync(admin, "/api/classes", new { name = "L1-B", promotionId = _things["promotion"] }));
        var student = await CreateAsync(admin, "/api/students", new { firstName = "Emma", lastName = "Martin", classId = _things["class"] });
        _things[Student] = IdOf(student);
        _studentCode = student.GetProperty("accessCode").GetString()!;
        _things["spareStudent"] = IdOf(await CreateAsync(admin, "/api/students", new { firstName = "Lucas", lastName = "Petit", classId = _things["class"] }));
        _things["otherStudent"] = IdOf(await CreateAsync(admin, "/api/students", new { firstName = "Jade", lastName = "Moreau", classId = _things["otherClass"] }));
    }

    private async Task ArrangeWorkAsync()
    {
        using var teacher = await _school.ClientOfAsync(_people["teacher"]);
        using var referent = await _school.ClientOfAsync(_people["referent"]);
        using var direction = await _school.ClientOfAsync(_people["direction"]);
        object[] questions = [new { id = "q1", type = "true_false", prompt = "L'air expiré contient du dioxyde de carbone.", answer = (string[])["true"] }];
        var theme = IdOf(await CreateAsync(teacher, "/api/themes", new { title = "Respiration", questions }));
        _things["theme"] = theme;
        await teacher.PostAsync($"/api/themes/{theme}/submit", new { }).ShouldBe(System.Net.HttpStatusCode.OK);
        await referent.PostAsync($"/api/themes/{theme}/approve", new { }).ShouldBe(System.Net.HttpStatusCode.OK);
        await direction.PostAsync($"/api/themes/{theme}/publish", new { }).ShouldBe(System.Net.HttpStatusCode.OK);
        object[] targets = [new { type = "class", id = _things["class"] }];
        _things["assignment"] = IdOf(await CreateAsync(teacher, "/api/assignments", new { title = "Respirer", type = "quiz", themeId = theme, targets }));
    }

    private static string IdOf(JsonElement created) => created.GetProperty("id").GetString()!;

    private async Task ArrangeKeysAsync(HttpClient admin)
    {
        _things["school"] = _school.Tenant;
        _things["teacher"] = _people["teacher"].Id;
        var scopes = PermissionTable.All.Where(PermissionTable.PartnersMayHold).ToArray();
        var quotas = new { perMinute = 100_000, perHour = 100_000, perDay = 100_000 };
        _partnerKey = (await CreateAsync(admin, "/api/partners", new { name = "Walk", scopes, quotas })).GetProperty("apiKey").GetString()!;
        var masked = scopes.Where(scope => scope is not Permissions.StudentsRead);
        _maskedPartnerKey = (await CreateAsync(admin, "/api/partners", new { name = "Masked", scopes = masked, quotas })).GetProperty("apiKey").GetString()!;
        _things["key"] = (await CreateAsync(admin, "/api/partners", new { name = "Spare", scopes })).GetProperty("partner").GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> CreateAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        return await response.ShouldBe(System.Net.HttpStatusCode.Created);
    }

    private string Fill(string text)
    {
        foreach (var (name, id) in _things)
            text = text.Replace("{" + name + "}", id, StringComparison.Ordinal);
        return text.Replace("{unique}", Guid.NewGuid().ToString("n"), StringComparison.Ordinal);
    }

    private static string PatternOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}
