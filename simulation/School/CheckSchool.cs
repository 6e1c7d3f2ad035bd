using System.Globalization;
using Orleans;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Learning;
using StudyMate.People;

namespace StudyMate.Simulation;

/// <summary>Compares a school with what it must be, once everything has come to rest after one more restart.</summary>
internal sealed class CheckSchool(
    SchoolModel school, IGrainFactory grains, SimulatedDisk disk, SimulatedProcess process, Findings findings, Receivers receivers)
{
    private static readonly PageRequest All = new(null, 100);

    public async Task AllAsync()
    {
        CheckLog();
        await CheckPeopleAsync();
        await CheckThemesAsync();
        await CheckProgressAsync();
        await CheckAssignmentsAsync();
        CheckOutbox();
        CheckForgotten();
        school.Admin.Enter();
        await new CheckFigures(school, grains, disk, process, findings).AllAsync();
    }

    /// <summary>Positions are dense, and every acknowledged event is there once.</summary>
    private void CheckLog()
    {
        var facts = disk.Session.Scalar(
            $"SELECT count(*) || ' facts, ' || min(position) || ' to ' || max(position) FROM facts WHERE tenant = '{school.Tenant}'")!;
        var head = disk.Session.Scalar($"SELECT position FROM fact_heads WHERE tenant = '{school.Tenant}'");
        findings.Expect(facts == $"{head} facts, 1 to {head}", $"positions: {school.Tenant} has {facts}, its head is {head}");
        var stored = (disk.Session.Scalar($"SELECT group_concat(id) FROM facts WHERE tenant = '{school.Tenant}'") ?? "").Split(',').ToHashSet(StringComparer.Ordinal);
        var lost = school.Events.Count(id => !stored.Contains(id));
        findings.Expect(lost == 0, $"lost: {lost} acknowledged events of {school.Tenant} are not in the log");
    }

    private async Task CheckPeopleAsync()
    {
        school.Admin.Enter();
        var listed = (await grains.GetGrain<IStudentDirectoryGrain>(school.Key("students")).ListAsync(new StudentQuery(All), CancellationToken.None)).Value.Items
            .ToDictionary(student => student.Id, StringComparer.Ordinal);
        foreach (var expected in school.Students.Values)
        {
            school.Admin.Enter();
            var record = (await grains.GetGrain<IStudentGrain>(school.Key(expected.Id)).GetAsync(CancellationToken.None)).Value;
            var text = $"{expected.FirstName}/{expected.ClassId}/{expected.Status}/{expected.Consent}";
            findings.Expect(TextOf(record) == text, $"lost: {expected.Id} of {school.Tenant} is {TextOf(record)}, acknowledged was {text}");
            var row = listed.GetValueOrDefault(expected.Id);
            findings.Expect(row is not null && TextOf(row) == text, $"lost: {expected.Id} of {school.Tenant} is listed as {(row is null ? "nobody" : TextOf(row))}, acknowledged was {text}");
        }

        foreach (var (id, name) in school.Classes)
        {
            school.Admin.Enter();
            var record = (await grains.GetGrain<IClassGrain>(school.Key(id)).GetAsync(CancellationToken.None)).Value;
            findings.Expect(record.Name == name, $"lost: {id} of {school.Tenant} is called {record.Name}, acknowledged was {name}");
            var members = school.Students.Values.Count(student => student.ClassId == id);
            findings.Expect(record.StudentCount == members, $"count: {id} of {school.Tenant} has {record.StudentCount} students of {members}");
        }

        static string TextOf(StudentView student) => $"{student.FirstName}/{student.ClassId}/{student.Status}/{student.ConsentSharing}";
    }

    private async Task CheckThemesAsync()
    {
        school.Admin.Enter();
        var listed = (await grains.GetGrain<IThemeListGrain>(school.Key("themes")).ListAsync(new ListThemes(null, null, false, All), CancellationToken.None)).Value.Items;
        findings.Expect(listed.Length == school.Themes.Count, $"lost: {listed.Length} themes of {school.Themes.Count} are listed in {school.Tenant}");
        foreach (var expected in school.Themes.Values)
        {
            school.Admin.Enter();
            var versions = (await grains.GetGrain<IThemeGrain>(school.Key(expected.Id)).ListVersionsAsync(All, CancellationToken.None)).Value.Items;
            var newest = versions.First();
            findings.Expect(
                newest.Status == expected.Status && newest.Version == expected.Published,
                $"lost: {expected.Id} of {school.Tenant} has version {newest.Version} {newest.Status}, acknowledged was {expected.Published} {expected.Status}");
        }
    }

    private async Task CheckProgressAsync()
    {
        foreach (var student in school.Students.Values.Where(student => student.HasDevice))
        {
            school.Student(student.Id).Enter();
            var progress = (await grains.GetGrain<IStudentProgressGrain>(school.Key(student.Id)).GetAsync(new ProgressQuery(), CancellationToken.None)).Value;
            var played = school.Sessions.Where(session => session.StudentId == student.Id).ToList();
            var expected = Text(played.Count, played.Sum(session => session.TimeMs) / 1000, Round(played.Sum(session => session.Tenths) / 10m / played.Count));
            var shown = Text(progress.Sessions, progress.TotalTimeSeconds, (decimal)progress.AverageScore);
            findings.Expect(expected == shown, $"progress: {student.Id} of {school.Tenant} shows {shown}, played was {expected}");
        }

        static string Text(int sessions, long seconds, decimal score) => string.Create(CultureInfo.InvariantCulture, $"{sessions} sessions, {seconds} s, {score:0.0}");
        static decimal Round(decimal value) => Math.Round(Math.Round(value, 12, MidpointRounding.AwayFromZero), 1, MidpointRounding.AwayFromZero);
    }

    private async Task CheckAssignmentsAsync()
    {
        foreach (var expected in school.Assignments.Values)
        {
            school.Admin.Enter();
            var shown = (await grains.GetGrain<IAssignmentGrain>(school.Key(expected.Id)).GetAsync(CancellationToken.None)).Value;
            findings.Expect(
                shown.Status == expected.Status && shown.Title == expected.Title,
                $"lost: {expected.Id} of {school.Tenant} is {shown.Title} {shown.Status}, acknowledged was {expected.Title} {expected.Status}");
            if (expected.Status is not "pushed")
                continue;
            foreach (var student in school.Students.Values.Where(student => student.HasDevice && student.ClassId == expected.ClassId))
            {
                var status = school.Sessions.Any(session => session.StudentId == student.Id && session.AssignmentId == expected.Id) ? MissionStatus.Done : MissionStatus.ToDo;
                var row = shown.Students.FirstOrDefault(line => line.StudentId == student.Id);
                findings.Expect(row?.Status == status, $"mission: {expected.Id} of {student.Id} in {school.Tenant} is {row?.Status ?? "missing"}, played was {status}");
            }

            if (expected.HasDue)
                continue;
            var members = school.Students.Values.Count(student => student.ClassId == expected.ClassId && student.Status is StudentStatuses.Active);
            findings.Expect(shown.Counters.Assigned == members, $"count: {expected.Id} of {school.Tenant} has {shown.Counters.Assigned} students of {members}");
        }
    }

    /// <summary>What names a forgotten person is nowhere any more, whichever list or record had it. Kept answers are sealed and gone after a day.</summary>
    private void CheckForgotten()
    {
        var columns = (disk.Session.Scalar(
            "SELECT group_concat(t.name || '.' || c.name) FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.type = 'TEXT' AND t.name <> 'operations'") ?? "")
            .Split(',').Select(column => column.Split('.'));
        foreach (var student in school.Students.Values.Where(student => student.IsForgotten))
        {
            foreach (var column in columns)
            {
                findings.Expect(
                    disk.Session.Scalar($"SELECT count(*) FROM {column[0]} WHERE instr({column[1]}, '{student.Email}')") is "0",
                    $"erasure: the e-mail of {student.Id} of {school.Tenant} is still in {column[0]}.{column[1]}");
            }
        }
    }

    /// <summary>At least once, whatever happened.</summary>
    private void CheckOutbox()
    {
        foreach (var told in school.Assignments.Values.Where(assignment => assignment.ToldOutside))
        {
            findings.Expect(
                receivers.Delivered.Exists(message => message.Url == school.WebhookUrl && message.Body.Contains($"\"{told.Id}\"", StringComparison.Ordinal)),
                $"outbox: nobody was told of {told.Id} of {school.Tenant}");
        }
    }
}
