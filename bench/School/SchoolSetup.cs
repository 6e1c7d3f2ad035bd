using System.Text.Json;

namespace StudyMate.Bench;

/// <summary>A school that was set up for the bench, with everything that its devices need.</summary>
/// <param name="Tenant">Its id.</param>
/// <param name="AdminToken">Sees the whole school.</param>
/// <param name="Themes">Published themes by their index.</param>
/// <param name="Assignments">Assignment of each theme, for all classes.</param>
/// <param name="Classes">Class ids.</param>
/// <param name="Students">Everybody.</param>
internal sealed record BenchSchool(
    string Tenant,
    string AdminToken,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> Assignments,
    IReadOnlyList<string> Classes,
    IReadOnlyList<BenchStudent> Students);

internal sealed record BenchStudent(string Id, string AccessCode, string ClassId);

/// <summary>Sets up a school of its own through the public API, as the platform and then the school's staff would.</summary>
internal sealed class SchoolSetup(ApiClient api, CancellationToken stop)
{
    public const string DefaultEmail = "platform@studymate.local";
    public const string DefaultPassword = "Ergo2025!";
    public const int ClassSize = 25;

    /// <summary>Of everybody whom the bench invites.</summary>
    public const string StaffPassword = "Bench-2026-Passphrase!";

    private const string Kind = "setup";
    private const int AtOnce = 8;
    private const int MaxTargets = 50;

    /// <param name="email">Of the platform's administrator.</param>
    /// <param name="password">Of the same.</param>
    /// <param name="students">Who is enrolled.</param>
    /// <param name="themes">What is published and handed out.</param>
    /// <param name="licensed">Students whom the school may have, if more than it gets.</param>
    public async Task<BenchSchool> RunAsync(
        string email, string password, int students, IReadOnlyList<BenchTheme> themes, int? licensed = null)
    {
        var platform = await SignInAsync(email, password, null);
        var tenant = $"bench-{Guid.NewGuid():n}"[..30];
        var admin = AdministratorOf(tenant);
        var classCount = (students + ClassSize - 1) / ClassSize;
        var opened = await PostAsync("/api/tenants", platform, new
        {
            id = tenant,
            name = "École du banc d'essai",
            timeZone = "Europe/Paris",
            licences = new { maxStudents = licensed ?? students, maxTeachers = 10, maxClasses = classCount },
            administrator = new { email = admin, firstName = "Ada", lastName = "Banc" },
        });
        await PostAsync("/api/auth/accept", null, new { token = Text(opened, "invitationToken"), password = StaffPassword });
        var adminToken = await SignInAsync(admin, StaffPassword, tenant);
        var reviewer = await InviteAsync(adminToken, tenant);

        var published = new List<string>();
        foreach (var theme in themes)
            published.Add(await PublishAsync(theme, adminToken, reviewer));
        var promotion = Text(await PostAsync("/api/promotions", adminToken, new { name = "Promotion", yearStart = 2025, yearEnd = 2027, level = "6e" }), "id");
        var classes = await EachAsync(classCount, async index =>
            Text(await PostAsync("/api/classes", adminToken, new { name = $"Classe {index + 1}", promotionId = promotion }), "id"));
        var people = await EachAsync(students, async index =>
        {
            var classId = classes[index / ClassSize];
            var student = await PostAsync("/api/students", adminToken, new { firstName = $"Élève{index + 1}", lastName = $"Banc{index + 1}", classId });
            return new BenchStudent(Text(student, "id"), Text(student, "accessCode"), classId);
        });

        var assignments = new List<string>();
        for (var theme = 0; theme < themes.Count; theme++)
        {
            var assignment = await PostAsync("/api/assignments", adminToken, new
            {
                title = themes[theme].Title,
                type = "quiz",
                themeId = published[theme],
                mode = "post-cours",
                due = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                targets = classCount <= MaxTargets
                    ? classes.Select(id => new { type = "class", id }).ToArray()
                    : [new { type = "promotion", id = promotion }],
            });
            assignments.Add(Text(assignment, "id"));
        }

        return new BenchSchool(tenant, adminToken, published, assignments, classes, people);
    }

    /// <summary>A token lasts fifteen minutes; a long scenario needs another one.</summary>
    public async Task<BenchSchool> SignInAgainAsync(BenchSchool school) =>
        school with { AdminToken = await SignInAsync(AdministratorOf(school.Tenant), StaffPassword, school.Tenant) };

    private static string AdministratorOf(string tenant) => $"admin@{tenant}.example";

    private async Task<string> SignInAsync(string email, string password, string? tenantId) =>
        Text(await api.PostAsync("sign in", "/api/auth/login", null, new { email, password, tenantId }, stop), "accessToken");

    /// <summary>Nobody approves their own theme: a second person does.</summary>
    private async Task<string> InviteAsync(string adminToken, string tenant)
    {
        var email = $"direction@{tenant}.example";
        var invited = await PostAsync("/api/users", adminToken, new { email, firstName = "Blaise", lastName = "Banc", role = "direction" });
        await PostAsync("/api/auth/accept", null, new { token = Text(invited, "invitationToken"), password = StaffPassword });
        return await SignInAsync(email, StaffPassword, tenant);
    }

    private async Task<string> PublishAsync(BenchTheme theme, string author, string reviewer)
    {
        var id = Text(await PostAsync("/api/themes", author, theme.Body), "id");
        await PostAsync($"/api/themes/{id}/submit", author, new { });
        await PostAsync($"/api/themes/{id}/approve", reviewer, new { });
        await PostAsync($"/api/themes/{id}/publish", reviewer, new { });
        return id;
    }

    private Task<JsonElement> PostAsync(string path, string? token, object body) => api.PostAsync(Kind, path, token, body, stop);

    private async Task<T[]> EachAsync<T>(int count, Func<int, Task<T>> make)
    {
        var made = new T[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (index, _) => made[index] = await make(index));
        return made;
    }

    private static string Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.GetString() is { } text
            ? text
            : throw new BenchException($"The answer has no '{name}': {answer}");
}
