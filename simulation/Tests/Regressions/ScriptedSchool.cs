using System.Text;
using Orleans;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Learning;
using StudyMate.People;
using StudyMate.Tenancy;

namespace StudyMate.Simulation;

/// <summary>One school on a <see cref="ScriptedHost"/>, with the people that a script needs.</summary>
internal sealed class ScriptedSchool : IDisposable
{
    private const string Tenant = "school-1";
    private const string List = "Prénom;Nom;E-mail;Classe\nAda;Lovelace;ada@school.example;Class\nGrace;Hopper;grace@school.example;Class";

    private static readonly Actor Platform = new("platform-admin", GrainKeys.Platform, Role.PlatformAdmin);

    public ScriptedHost Host { get; } = new();

    public Actor Admin { get; } = new("school-1-admin", Tenant, Role.Admin);

    public Actor Teacher { get; } = new("school-1-teacher", Tenant, Role.Teacher);

    private Actor Referent { get; } = new("school-1-referent", Tenant, Role.Referent);

    private Actor Direction { get; } = new("school-1-direction", Tenant, Role.Direction);

    public static void Accept<T>(Result<T> answer) => answer.Succeeded.Should().BeTrue(answer.Error?.Code);

    public void Dispose() => Host.Dispose();

    public string Key(string id) => GrainKeys.Of(Tenant, id);

    /// <summary>The school with its administrator, and nobody else.</summary>
    public Result<OpenedTenant> TryOpen() => Host.Do(Platform, "open", grains =>
        grains.GetGrain<ITenantsGrain>(GrainKeys.Of(GrainKeys.Platform, ITenantsGrain.Id)).CreateAsync(
            new OpenTenant(
                Tenant, new ChangeTenantSettings("École", null, "Europe/Paris", "fr"), new LicencesView(200, 20, 20),
                new FirstAdministrator(Admin.AccountId, "admin@school.example", "Ada", "Min")),
            CancellationToken.None));

    /// <summary>The school with all its staff.</summary>
    public void Open()
    {
        Accept(TryOpen());
        foreach (var member in new[] { Teacher, Referent, Direction })
            Accept(Invite(member));
    }

    public Result<InvitedStaff> Invite(Actor member) => Host.Do(Admin, "invite-" + member.AccountId, grains =>
        grains.GetGrain<IStaffDirectoryGrain>(Key(IStaffDirectoryGrain.Id)).InviteAsync(
            new InviteStaff(member.AccountId, $"{member.AccountId}@school.example", "First", "Last", Roles.NameOf(member.Role)), CancellationToken.None));

    public void CreateClass(string id) => Accept(Host.Do(Admin, id, grains =>
        grains.GetGrain<IClassGrain>(Key(id)).CreateAsync(new CreateClass("Class", TeacherIds: [Teacher.AccountId]), CancellationToken.None)));

    public void WriteTheme(string id)
    {
        var question = new Question { Id = "q1", Type = "mcq", Prompt = "Which?", Choices = [new("a", "This"), new("b", "That")], Answer = ["a"] };
        Accept(Host.Do(Teacher, "write", grains => grains.GetGrain<IThemeGrain>(Key(id)).CreateAsync(
            new CreateTheme(new Theme { Title = "Theme", Questions = [question] }), CancellationToken.None)));
    }

    public void PublishTheme(string id, bool superseded = false)
    {
        Move(Teacher, "submit", theme => theme.SubmitAsync(new SubmitTheme(), CancellationToken.None));
        Move(Referent, "approve", theme => theme.ApproveAsync(new ApproveTheme(), CancellationToken.None));
        Move(Direction, "publish", theme => theme.PublishAsync(new PublishTheme(), CancellationToken.None));

        void Move(Actor actor, string step, Func<IThemeGrain, Task<Result<ThemeStatus>>> move) => Accept(superseded
            ? Host.DoInSuperseded(actor, step, grains => move(grains.GetGrain<IThemeGrain>(Key(id))))
            : Host.Do(actor, step, grains => move(grains.GetGrain<IThemeGrain>(Key(id)))));
    }

    public Result<AssignmentCreated> HandOut(string id, string themeId, string classId, DateTimeOffset? due, bool draft = false, bool superseded = false)
    {
        var command = new CreateAssignment("Before", "quiz", themeId, null, null, due, null, [new AssignmentTarget(TargetTypes.Class, classId)], draft);
        return superseded ? Host.DoInSuperseded(Teacher, id, Create) : Host.Do(Teacher, id, Create);

        Task<Result<AssignmentCreated>> Create(IGrainFactory grains) =>
            grains.GetGrain<IAssignmentGrain>(Key(id)).CreateAsync(command, CancellationToken.None);
    }

    public void Enrol(string id, string classId) => Accept(Host.Do(Admin, id, grains => grains.GetGrain<IStudentGrain>(Key(id)).CreateAsync(
        new CreateStudent("Ada", "Lovelace", $"{id}@school.example", ClassId: classId), CancellationToken.None)));

    /// <summary>Ada and Grace, in the class that <see cref="CreateClass"/> makes.</summary>
    public Task<Result<ImportView>> JudgeList(IGrainFactory grains) =>
        Import(grains).PreviewAsync(new UploadImport("students", [.. Encoding.UTF8.GetBytes(List)]), CancellationToken.None);

    public Result<ImportView> PreviewList() => Host.Do(Admin, "preview", JudgeList);

    public Result<ImportView> ApplyList() => Host.Do(Admin, "apply", grains => Import(grains).ApplyAsync(CancellationToken.None));

    /// <summary>How far the list is.</summary>
    public ImportView SeeList() => Host.Do(Admin, "look", grains => Import(grains).GetAsync(CancellationToken.None)).Value;

    /// <summary>The student's device begins a session on the mission.</summary>
    public Result<EventsAccepted> Play(string studentId, string assignmentId, string themeId) =>
        Host.Do(Device(studentId), "play", Submission(studentId, Started(studentId, assignmentId, themeId)));

    public static Actor Device(string studentId) => new(studentId, Tenant, Role.Student, studentId);

    private IImportGrain Import(IGrainFactory grains) => grains.GetGrain<IImportGrain>(Key("import-1"));

    public Func<IGrainFactory, Task<Result<EventsAccepted>>> Submission(string studentId, DeviceEvent one) => grains =>
        grains.GetGrain<IStudentLearningGrain>(Key(studentId)).SubmitAsync(new EventBatch([one], null, EventSource.Device), CancellationToken.None);

    public static DeviceEvent Started(string studentId, string assignmentId, string themeId) => new()
    {
        EventId = "0f8fad5b-d9cb-469f-a165-70867728950e",
        Type = "session.started",
        StudentId = studentId,
        DeviceId = "device",
        ClientSeq = 1,
        OccurredAt = new DateTimeOffset(2026, 3, 9, 7, 0, 0, TimeSpan.Zero),
        AssignmentId = assignmentId,
        ThemeId = themeId,
        SessionId = "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        Data = new EventData { Mode = "post-cours", QuestionIds = ["q1"] },
    };
}
