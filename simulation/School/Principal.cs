using System.Globalization;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Integration;
using StudyMate.People;
using StudyMate.Tenancy;

namespace StudyMate.Simulation;

/// <summary>Who opens a school, invites its staff, makes classes and students, and goes on changing all of them.</summary>
internal sealed class Principal(Clients clients, Chance chance, SchoolModel school)
{
    private readonly StaffClient _platform = new(clients, chance.Fork(), new Actor("platform-admin-of-" + school.Tenant, GrainKeys.Platform, Role.PlatformAdmin));
    private readonly StaffClient _admin = new(clients, chance.Fork(), school.Admin);
    private Registrar? _list;
    private int _names;

    private Registrar Registrar => _list ??= new Registrar(clients, _admin, chance.Fork(), school);

    /// <summary>Those whose data still changes.</summary>
    private IEnumerable<ModelStudent> Students => school.Students.Values.Where(student => !student.IsForgotten);

    /// <summary>Everything that must be there before school begins.</summary>
    public async Task OpenAsync(int classes, int studentsPerClass)
    {
        await _platform.DoAsync("OpenTenant", school.Tenant, async grains => Answer.Of(await grains.GetGrain<ITenantsGrain>(GrainKeys.Of(GrainKeys.Platform, ITenantsGrain.Id)).CreateAsync(
            new OpenTenant(
                school.Tenant, new ChangeTenantSettings("École " + school.Tenant, null, "Europe/Paris", "fr"), new LicencesView(200, 20, 20),
                new FirstAdministrator(school.Admin.AccountId, $"admin@{school.Tenant}.example", "Ada", "Min")),
            CancellationToken.None)));
        foreach (var member in new[] { school.Direction, school.Teacher, school.Referent })
            await InviteAsync(member);
        for (var index = 1; index <= classes; index++)
        {
            await CreateClassAsync($"class-{index}");
            for (var student = 1; student <= studentsPerClass; student++)
                await CreateStudentAsync($"student-{index}-{student}", $"class-{index}", hasDevice: student < studentsPerClass);
        }

        await ListenAsync();
    }

    /// <summary>An ordinary day: names, consents, classes, licences change.</summary>
    public async Task WorkAsync(int commands)
    {
        for (var done = 0; done < commands; done++)
        {
            await clients.PauseAsync(chance, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
            await (chance.Below(32) switch
            {
                0 => Registrar.ImportAsync(),
                1 => Registrar.EraseAsync(),
                < 6 => RenameClassAsync(),
                < 10 => MoveAsync(),
                < 14 => SuspendAsync(),
                < 18 => RenewCodeAsync(),
                _ => RenameAsync(),
            });
        }
    }

    private Task InviteAsync(Actor member) => _admin.DoAsync("InviteStaff", member.AccountId, async grains => Answer.Of(
        await grains.GetGrain<IStaffDirectoryGrain>(school.Key(IStaffDirectoryGrain.Id)).InviteAsync(
            new InviteStaff(member.AccountId, $"{member.AccountId}@school.example", "First", "Last", Roles.NameOf(member.Role)), CancellationToken.None)));

    private async Task CreateClassAsync(string id)
    {
        var name = NewName("Class");
        await _admin.DoAsync("CreateClass", id, async grains => Answer.Of(await grains.GetGrain<IClassGrain>(school.Key(id)).CreateAsync(
            new CreateClass(name, TeacherIds: [school.Teacher.AccountId]), CancellationToken.None)));
        school.Classes[id] = name;
    }

    private async Task CreateStudentAsync(string id, string classId, bool hasDevice)
    {
        var student = new ModelStudent(id, NewName("First"), NewName("Last"), $"{id}@{school.Tenant}.example", classId, StudentStatuses.Active, false, hasDevice);
        await _admin.DoAsync("CreateStudent", id, async grains => Answer.Of(await grains.GetGrain<IStudentGrain>(school.Key(id)).CreateAsync(
            new CreateStudent(student.FirstName, student.LastName, student.Email, SchoolId: "N" + id, ClassId: classId), CancellationToken.None)));
        school.Students[id] = student;
    }

    private async Task ListenAsync()
    {
        var url = $"https://partner.example/{school.Tenant}";
        await _admin.DoAsync("CreateWebhook", school.Tenant, async grains => Answer.Of(await grains.GetGrain<IWebhooksGrain>(school.Key("webhooks")).CreateEndpointAsync(
            new CreateWebhookEndpoint("endpoint-1", url, [WebhookEvents.AssignmentPushed]), CancellationToken.None)));
        school.WebhookUrl = url;
        await _admin.DoAsync("RotateInboundSecret", school.Tenant, async grains =>
        {
            var rotated = await grains.GetGrain<IWebhooksGrain>(school.Key("webhooks")).RotateInboundSecretAsync(CancellationToken.None);
            // The newest one that anybody was told is among the active ones.
            if (rotated.Succeeded)
                school.InboundSecret = rotated.Value.Secret;
            return rotated.Succeeded ? new Answer(true, "+rotated", null) : Answer.Of(rotated);
        });
    }

    private async Task RenameClassAsync()
    {
        var id = chance.Pick([.. school.Classes.Keys]);
        var name = NewName("Class");
        await _admin.DoAsync("UpdateClass", id, async grains => Answer.Of(
            await grains.GetGrain<IClassGrain>(school.Key(id)).UpdateAsync(new UpdateClass { Name = name }, CancellationToken.None)));
        school.Classes[id] = name;
    }

    /// <summary>Name and consent are two fields of one form, saved one after the other: the second relies on the first.</summary>
    private async Task RenameAsync()
    {
        var id = chance.Pick([.. Students]).Id;
        await UpdateAsync("UpdateStudent", school.Students[id] with { FirstName = NewName("First") });
        if (chance.PerMille(250))
            return;
        await clients.PauseAsync(chance, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2));
        await UpdateAsync("UpdateConsent", school.Students[id] with { Consent = !school.Students[id].Consent });
    }

    /// <summary>Only students without a device: which class a session belongs to must not depend on who was first.</summary>
    private Task MoveAsync()
    {
        var student = chance.Pick([.. Students.Where(student => !student.HasDevice)]);
        var others = school.Classes.Keys.Where(id => !string.Equals(id, student.ClassId, StringComparison.Ordinal)).ToList();
        return UpdateAsync("MoveStudent", student with { ClassId = chance.Pick(others) });
    }

    private Task SuspendAsync()
    {
        var student = chance.Pick([.. Students.Where(student => !student.HasDevice)]);
        var status = student.Status is StudentStatuses.Active ? StudentStatuses.Inactive : StudentStatuses.Active;
        return UpdateAsync("SuspendStudent", student with { Status = status });
    }

    private Task RenewCodeAsync()
    {
        var id = chance.Pick([.. Students]).Id;
        return _admin.DoAsync("RenewAccessCode", id, async grains => Answer.Of(
            await grains.GetGrain<IStudentGrain>(school.Key(id)).RenewAccessCodeAsync(CancellationToken.None)));
    }

    /// <summary>Sends what has changed and nothing else, so that a lost change stays lost.</summary>
    private async Task UpdateAsync(string kind, ModelStudent next)
    {
        var before = school.Students[next.Id];
        var change = new UpdateStudent
        {
            FirstName = Changed<string>(before.FirstName, next.FirstName),
            ClassId = Changed<string>(before.ClassId, next.ClassId),
            Status = Changed<string>(before.Status, next.Status),
            ConsentSharing = Changed<bool?>(before.Consent, next.Consent),
        };
        var answer = await _admin.DoAsync(kind, next.Id, async grains => Answer.Of(
            await grains.GetGrain<IStudentGrain>(school.Key(next.Id)).UpdateAsync(change, CancellationToken.None)));
        school.Students[next.Id] = next;
        if (answer.Value is StudentView view)
            clients.Findings.Expect(view.FirstName == next.FirstName && view.ClassId == next.ClassId, $"answer: {kind} of {next.Id} shows {view}");
    }

    private static Patch<T> Changed<T>(T before, T next) => Equals(before, next) ? default(Patch<T>) : next;

    private string NewName(string what) => string.Create(CultureInfo.InvariantCulture, $"{what} {++_names}");
}
