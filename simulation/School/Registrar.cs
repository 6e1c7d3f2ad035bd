using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Simulation;

/// <summary>Lists of students that are imported across crashes, and students who are forgotten for good.</summary>
internal sealed class Registrar(Clients clients, StaffClient admin, Chance chance, SchoolModel school)
{
    /// <summary>Half an hour: far more than what is left of a list takes, restarts and slow disks included.</summary>
    private const int MostLooks = 120;

    private int _imports;

    /// <summary>Sends a list, applies it, and waits until it is said to be applied: then every line is a student.</summary>
    public async Task ImportAsync()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"import-{++_imports}");
        var classId = chance.Pick([.. school.Classes.Keys]);
        var lines = Enumerable.Range(1, chance.Between(3, 8)).Select(line => new ModelStudent(
            "", $"Given {_imports}-{line}", $"Name {_imports}-{line}", $"{id}-{line}@{school.Tenant}.example", classId, StudentStatuses.Active, false, false)).ToList();
        var text = string.Join('\n', lines.Select(line => $"{line.FirstName};{line.LastName};{line.Email};{school.Classes[classId]}").Prepend("Prénom;Nom;E-mail;Classe"));
        var upload = new UploadImport("students", [.. Encoding.UTF8.GetBytes(text)]);
        await admin.DoAsync("PreviewImport", id, async grains => Answer.Of(await grains.GetGrain<IImportGrain>(school.Key(id)).PreviewAsync(upload, CancellationToken.None)));
        await admin.DoAsync("ApplyImport", id, async grains => Answer.Of(await grains.GetGrain<IImportGrain>(school.Key(id)).ApplyAsync(CancellationToken.None)));
        for (var look = 0; look < MostLooks; look++)
        {
            var answer = await clients.Edge.QueryAsync(admin.Actor, $"progress of {id}", async grains =>
                Answer.Of(await grains.GetGrain<IImportGrain>(school.Key(id)).GetAsync(CancellationToken.None)));
            if (answer.Value is ImportView { Status: ImportStatuses.Completed } view)
            {
                clients.Coverage.Count(look == 0 ? "import: applied at once" : "import: applied later");
                clients.Findings.Expect(
                    view.Created == lines.Count && view.Failed == 0,
                    $"import: {id} of {school.Tenant} says that it created {view.Created} of {lines.Count}, {view.Failed} failed: {view.Errors.FirstOrDefault()?.Code}");
                await EnrolAsync(lines);
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(15), clients.Process.Time);
        }

        clients.Findings.Violate($"progress: {id} of {school.Tenant} is never applied");
    }

    /// <summary>Forgets one who has left; nothing that names the person may be left at the end.</summary>
    public async Task EraseAsync()
    {
        var candidates = school.Students.Values.Where(student => student is { HasDevice: false, IsForgotten: false }).ToList();
        if (candidates.Count < 4)
            return;
        var student = chance.Pick(candidates);
        await admin.DoAsync("PseudonymizeStudent", student.Id, async grains => Answer.Of(
            await grains.GetGrain<IStudentGrain>(school.Key(student.Id)).PseudonymizeAsync(CancellationToken.None)));
        school.Students[student.Id] = student with { FirstName = "ANONYME", LastName = "ANONYME", Status = StudentStatuses.Pseudonymized, Consent = false };
    }

    /// <summary>Whom a list made has an id that the list chose.</summary>
    private async Task EnrolAsync(List<ModelStudent> lines)
    {
        var answer = await clients.Edge.QueryAsync(admin.Actor, $"students of {school.Tenant}", async grains =>
            Answer.Of(await grains.GetGrain<IStudentDirectoryGrain>(school.Key("students")).ListAsync(new StudentQuery(new PageRequest(null, 100)), CancellationToken.None)));
        var listed = (answer.Value as Page<StudentView>)?.Items ?? ImmutableArray<StudentView>.Empty;
        foreach (var line in lines)
        {
            var found = listed.Where(student => student.Email == line.Email).ToList();
            clients.Findings.Expect(found.Count == 1, $"import: {line.Email} of {school.Tenant} is listed {found.Count} times");
            if (found is [var only])
                school.Students[only.Id] = line with { Id = only.Id };
        }
    }
}
