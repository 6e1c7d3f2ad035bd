using System.Reflection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Facts;
using StudyMate.Hosting;
using StudyMate.Learning;
using StudyMate.People;
using StudyMate.Tenancy;

namespace StudyMate.Demo;

/// <summary>
/// Makes the demonstration in an empty database, through the grains that people use. Every step has an id of its own, so a
/// demonstration that was interrupted is completed at the next start.
/// </summary>
internal sealed partial class DemoSeed(
    IGrainFactory grains,
    IRows rows,
    IUniqueKeys marks,
    IThemeLibrary library,
    ISecretBytes secrets,
    TimeProvider clock,
    ILogger<DemoSeed> logger) : IDemoData
{
    private const string MarkKind = "demo";

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var begun = await marks.FindAsync(GrainKeys.Platform, MarkKind, "begun", cancellationToken) is not null;
        var done = await marks.FindAsync(GrainKeys.Platform, MarkKind, "done", cancellationToken) is not null;
        var empty = (await rows.QueryAsync<string>("Tenancy/AnyTenant", cancellationToken: cancellationToken)).IsEmpty;
        if (done || (!begun && !empty))
            return;

        await marks.TakeAsync(GrainKeys.Platform, MarkKind, "begun", "demo");
        await MakeAccountAsync(new DemoMember("platform", DemoSchools.PlatformAccount, "Plateforme", "StudyMate", "platform_admin"), GrainKeys.Platform);
        await MakeSchoolAsync(DemoSchools.Paris);
        await MakeSchoolAsync(DemoSchools.Lyon);
        await marks.TakeAsync(GrainKeys.Platform, MarkKind, "done", "demo");
        RequestContext.Clear();
        LogMade(DemoSchools.Password);
    }

    private async Task MakeSchoolAsync(DemoSchool school)
    {
        await DemoActor.DoAsync(DemoActor.House(GrainKeys.Platform), $"open/{school.Id}", () => grains
            .GetGrain<ITenantsGrain>(GrainKeys.Of(GrainKeys.Platform, ITenantsGrain.Id))
            .CreateAsync(
                new OpenTenant(school.Id, new ChangeTenantSettings(school.Name, school.Type, "Europe/Paris", "fr"), null, null),
                CancellationToken.None));

        var staff = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in school.Staff)
            staff[member.Key] = await MakeAccountAsync(member, school.Id);
        foreach (var promotion in school.Promotions)
            await MakePromotionAsync(school, promotion);
        var themes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var theme in school.Themes)
            themes[theme.File] = await MakeThemeAsync(school, theme, staff);
        foreach (var demoClass in school.Classes)
            await MakeClassAsync(school, demoClass, staff, themes);
    }

    private async Task<string> MakeAccountAsync(DemoMember member, string tenant)
    {
        var invited = await DemoActor.DoAsync(DemoActor.House(tenant), $"staff/{member.Key}", () => grains
            .GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(tenant, IStaffDirectoryGrain.Id))
            .InviteAsync(
                new InviteStaff(IdOf(tenant, "account", member.Key), member.Email, member.FirstName, member.LastName, member.Role)
                {
                    MayExist = true,
                },
                CancellationToken.None));
        if (invited.InvitationToken is { } token)
        {
            // Accepted as people do it; the password that the demonstration tells everybody would be too short for them.
            await DemoActor.DoAsync(DemoActor.House(GrainKeys.Platform), $"accept/{invited.Staff.Id}", () => grains
                .GetGrain<ISignInGrain>(GrainKeys.Of(GrainKeys.Platform, ISignInGrain.Id))
                .AcceptInvitationAsync(new AcceptInvitation(token, secrets.NewToken()), CancellationToken.None));
        }

        var membership = await DemoActor.DoAsync(DemoActor.House(tenant), $"membership/{invited.Staff.Id}", () => grains
            .GetGrain<IStaffGrain>(GrainKeys.Of(tenant, invited.Staff.Id))
            .GetMembershipAsync(CancellationToken.None));
        await DemoActor.DoAsync(DemoActor.House(GrainKeys.Platform), $"password/{invited.Staff.Id}", () => grains
            .GetGrain<IAccountGrain>(GrainKeys.Of(GrainKeys.Platform, membership.AccountId!))
            .SeedPasswordAsync(DemoSchools.Password, CancellationToken.None));
        return invited.Staff.Id;
    }

    private Task<PromotionView> MakePromotionAsync(DemoSchool school, DemoPromotion promotion) =>
        DemoActor.DoAsync(DemoActor.House(school.Id), $"promotion/{promotion.Key}", () => grains
            .GetGrain<IPromotionGrain>(GrainKeys.Of(school.Id, IdOf(school.Id, "promotion", promotion.Key)))
            .CreateAsync(new CreatePromotion(promotion.Name, promotion.YearStart, promotion.YearEnd, promotion.Level), CancellationToken.None));

    /// <summary>Written by its author, approved by another, published by the head: the way every theme goes.</summary>
    private async Task<string> MakeThemeAsync(DemoSchool school, DemoTheme theme, Dictionary<string, string> staff)
    {
        var id = IdOf(school.Id, "theme", theme.File);
        var grain = grains.GetGrain<IThemeGrain>(GrainKeys.Of(school.Id, id));
        var author = DemoActor.Staff(school.Id, staff[theme.Author], "teacher");
        var head = DemoActor.Staff(school.Id, staff["direction"], "direction");
        var reviewer = staff.TryGetValue("referent", out var referent) ? DemoActor.Staff(school.Id, referent, "referent") : head;
        var content = await ReadThemeAsync(theme.File);
        await DemoActor.DoAsync(author, $"import/{id}", () => grain.ImportAsync(new ImportTheme("ergomate", content), CancellationToken.None));
        await DemoActor.DoAsync(author, $"submit/{id}", () => grain.SubmitAsync(new SubmitTheme(), CancellationToken.None));
        if (!theme.Published)
            return id;
        await DemoActor.DoAsync(reviewer, $"approve/{id}", () => grain.ApproveAsync(new ApproveTheme(), CancellationToken.None));
        await DemoActor.DoAsync(head, $"publish/{id}", () => grain.PublishAsync(new PublishTheme(), CancellationToken.None));
        return id;
    }

    private async Task MakeClassAsync(DemoSchool school, DemoClass demoClass, Dictionary<string, string> staff, Dictionary<string, string> themes)
    {
        var house = DemoActor.House(school.Id);
        var classId = IdOf(school.Id, "class", demoClass.Key);
        await DemoActor.DoAsync(house, $"class/{demoClass.Key}", () => grains
            .GetGrain<IClassGrain>(GrainKeys.Of(school.Id, classId))
            .CreateAsync(
                new CreateClass(
                    demoClass.Name,
                    IdOf(school.Id, "promotion", demoClass.Promotion),
                    TeacherIds: [.. demoClass.Teachers.Select(key => staff[key])]),
                CancellationToken.None));

        var students = new List<string>();
        foreach (var student in demoClass.Students)
            students.Add(await MakeStudentAsync(school, classId, student));

        var missions = new List<(string AssignmentId, string ThemeId, Theme Theme)>();
        foreach (var file in demoClass.Themes)
            missions.Add(await MakeAssignmentAsync(school, demoClass, classId, file, staff, themes));
        foreach (var id in students)
            await PlayAsync(school.Id, id, missions);
    }

    private async Task<string> MakeStudentAsync(DemoSchool school, string classId, DemoStudent student)
    {
        var house = DemoActor.House(school.Id);
        var name = $"{student.FirstName} {student.LastName}";
        var id = IdOf(school.Id, "student", name);
        var grain = grains.GetGrain<IStudentGrain>(GrainKeys.Of(school.Id, id));
        await DemoActor.DoAsync(house, $"student/{id}", () => grain.CreateAsync(
            new CreateStudent(student.FirstName, student.LastName, ClassId: classId, ConsentSharing: student.Consent), CancellationToken.None));
        if (student.Code is { } code)
            await DemoActor.DoAsync(house, $"code/{id}", () => grain.SeedAccessCodeAsync(code, CancellationToken.None));
        return id;
    }

    private async Task<(string AssignmentId, string ThemeId, Theme Theme)> MakeAssignmentAsync(
        DemoSchool school, DemoClass demoClass, string classId, string file, Dictionary<string, string> staff, Dictionary<string, string> themes)
    {
        var id = IdOf(school.Id, "assignment", $"{demoClass.Key}/{file}");
        var themeId = themes[file];
        var theme = (await library.FindAsync(school.Id, themeId, 1))!;
        var due = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(14);
        var teacher = DemoActor.Staff(school.Id, staff[demoClass.Teachers[0]], "teacher");
        await DemoActor.DoAsync(teacher, $"assign/{id}", () => grains
            .GetGrain<IAssignmentGrain>(GrainKeys.Of(school.Id, id))
            .CreateAsync(
                new CreateAssignment(
                    theme.Title, "quiz", themeId, "post-cours", due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null, null,
                    [new AssignmentTarget("class", classId)]),
                CancellationToken.None));
        return (id, themeId, theme);
    }

    private async Task PlayAsync(string tenant, string studentId, List<(string AssignmentId, string ThemeId, Theme Theme)> missions)
    {
        var now = clock.GetUtcNow();
        var seed = Convert.ToInt32(studentId[..7], 16);
        var events = new DemoActivity(tenant, studentId, seed, now).Play(missions);
        foreach (var batch in events.Chunk(EventBatch.MaxEvents))
        {
            await DemoActor.DoAsync(DemoActor.Student(tenant, studentId), "play", () => grains
                .GetGrain<IStudentLearningGrain>(GrainKeys.Of(tenant, studentId))
                .SubmitAsync(new EventBatch([.. batch], now, EventSource.Device), CancellationToken.None));
        }
    }

    private static string IdOf(string tenant, string kind, string key) => DerivedId.Of("demo", tenant, kind, key);

    private static async Task<string> ReadThemeAsync(string file)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Demo/Themes/{file}.json")
            ?? throw new InvalidOperationException($"The demonstration theme '{file}' is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    [LoggerMessage(LogLevel.Information, """
        Demo schools are ready; every password is {Password}
          ife-paris  claire.dubois@ife-paris.fr  direction@ife-paris.fr  admin@ife-paris.fr  referent@ife-paris.fr
                     inspecteur@ife-paris.fr  intervenant@ife-paris.fr  marc.bernard@ife-paris.fr   student code EMMA-2025
          univ-lyon  direction.ergo@univ-lyon.fr  marie.laurent@univ-lyon.fr  thomas.petit@univ-lyon.fr
          platform   platform@studymate.local
        """)]
    private partial void LogMade(string password);
}
