using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.People;

public sealed class PseudonymizeStudentTests
{
    private const string FirstName = "Wilhelmine";
    private const string LastName = "Zwetschgenbaum";
    private const string Email = "wilhelmine.z@quetschen.example";
    private const string SchoolId = "INE-7730951";

    [Fact]
    public async Task Nothing_that_names_the_person_is_left_in_the_data_and_figures_stay()
    {
        await using var app = await StudyMateApp.StartAsync();
        var school = await LiveSchool.OpenAsync(app);
        var (id, code) = await EnrolAsync(school);
        await LeaveTracesAsync(school, id);
        var assignment = (await school.AssignAsync()).GetProperty("id").GetString()!;
        school.Students.Add(id);
        var sent = await school.SendAsync(3, [.. school.Session(3, "s-w", assignment), school.Event(3, "answer.given", "s-w", 6, new { questionId = "q5", given = "Mes mots" }, assignment)]);
        var key = (await PersonKeyAsync(app, school, id)).Should().ContainSingle().Subject;
        var position = sent.GetProperty("position").GetInt64();
        var before = await FiguresAsync(school, position);
        string[] traces = [FirstName, LastName, Email, SchoolId, code, code.Replace("-", "", StringComparison.Ordinal), key];
        Found(app, traces).Should().Contain(FirstName);
        Found(app, traces).Should().Contain(key);

        var view = await school.Direction.PostAsync($"/api/students/{id}/pseudonymize", null).ShouldBe(HttpStatusCode.OK);

        (view.GetProperty("status").GetString(), view.GetProperty("firstName").GetString(), view.GetProperty("lastName").GetString())
            .Should().Be(("pseudonymized", "ANONYME", "ANONYME"));
        Found(app, traces).Should().BeEmpty();
        (await PersonKeyAsync(app, school, id)).Should().BeEmpty();
        (await FiguresAsync(school, position)).Should().Be(before);
        await school.School.As(Role.Admin).PostAsync("/api/analytics/rebuild", new { scope = "tenant" }).ShouldBe(HttpStatusCode.OK);
        (await FiguresAsync(school, position)).Should().Be(before);
    }

    [Fact]
    public async Task It_is_for_good_and_repeating_it_changes_nothing()
    {
        var school = await LiveSchool.OpenAsync();
        var (id, _) = await EnrolAsync(school);
        var first = await school.Direction.PostAsync($"/api/students/{id}/pseudonymize", null).ShouldBe(HttpStatusCode.OK);

        var again = await school.Direction.PostAsync($"/api/students/{id}/pseudonymize", null).ShouldBe(HttpStatusCode.OK);

        again.GetRawText().Should().Be(first.GetRawText());
        await school.Direction.PatchAsync($"/api/students/{id}", new { firstName = "Zoé" }).ShouldBeProblem(HttpStatusCode.Conflict, "student.erased");
        // E-mail and school id are free for somebody else, and nobody signs in any more.
        await school.Direction.PostAsync("/api/students", new { firstName = "A", lastName = "B", email = Email, schoolId = SchoolId }).ShouldBe(HttpStatusCode.Created);
        await school.Direction.PostAsync($"/api/students/{id}/access-code", null).ShouldBeProblem(HttpStatusCode.Conflict, "student.removed");
    }

    [Fact]
    public async Task A_removed_student_can_be_forgotten_but_not_by_a_teacher_or_another_school()
    {
        var school = await LiveSchool.OpenAsync();
        var (id, _) = await EnrolAsync(school);
        await school.School.As(Role.Teacher).PostAsync($"/api/students/{id}/pseudonymize", null).ShouldBeProblem(HttpStatusCode.Forbidden, "access.denied");
        var other = await TestSchool.CreateAsync();
        await other.As(Role.Admin).PostAsync($"/api/students/{id}/pseudonymize", null).ShouldBeProblem(HttpStatusCode.NotFound, "student.not_found");
        await school.Direction.DeleteAsync(new Uri($"/api/students/{id}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);

        await school.Direction.PostAsync($"/api/students/{id}/pseudonymize", null).ShouldBe(HttpStatusCode.OK);

        var audit = await school.Direction.GetJsonAsync("/api/audit?kind=student.");
        audit.GetProperty("items")[0].GetProperty("kind").GetString().Should().Be("student.pseudonymized");
        audit.GetRawText().Should().NotContainEquivalentOf(LastName);
    }

    private static async Task<(string Id, string Code)> EnrolAsync(LiveSchool school)
    {
        var made = await school.Direction.PostAsync(
            "/api/students",
            new { firstName = FirstName, lastName = LastName, email = Email, schoolId = SchoolId, classId = school.ClassId },
            key: Guid.NewGuid().ToString("n")).ShouldBe(HttpStatusCode.Created);
        return (made.GetProperty("id").GetString()!, made.GetProperty("accessCode").GetString()!);
    }

    /// <summary>Older states of the rows, a list that changes the student, a list that misses the student, and one that was applied.</summary>
    private static async Task LeaveTracesAsync(LiveSchool school, string id)
    {
        var people = new PeopleSchool(school.School);
        await people.ImportAsync("students", $"Prénom;Nom;Courriel;Classe\r\n{FirstName}-Marie;{LastName};{Email};3e A\r\n");
        await people.PreviewAsync("students", $"Prénom;Nom;Courriel;Classe\r\n{FirstName};{LastName};{Email};3e B\r\n");
        await people.PreviewAsync("students", "Prénom;Nom;Courriel;Classe\r\nEmma;Martin;emma@quetschen.example;3e A\r\n");
        await school.Direction.PatchAsync($"/api/students/{id}", new { firstName = FirstName }).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> FiguresAsync(LiveSchool school, long position)
    {
        var kpis = await school.Direction.GetJsonAsync($"/api/analytics/kpis?atLeast={position}");
        var heatmap = await school.Direction.GetJsonAsync($"/api/analytics/heatmap?atLeast={position}");
        return $"{kpis.GetProperty("performance")} {kpis.GetProperty("sessions")} {heatmap.GetProperty("themes")}";
    }

    private static async Task<IReadOnlyList<string>> PersonKeyAsync(StudyMateApp app, LiveSchool school, string id) =>
        await app.Services.GetRequiredService<IRows>().QueryAsync<string>("Learning/PersonKey", new { tenant = school.School.Tenant, studentId = id });

    /// <summary>Which of the texts stand in anything that is kept, in any case.</summary>
    private static List<string> Found(StudyMateApp app, string[] texts)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var content in DataFolderContents.ReadAll(app.DataFolder))
            found.UnionWith(texts.Where(text => content.Contains(text, StringComparison.OrdinalIgnoreCase)));
        return [.. found.Order(StringComparer.Ordinal)];
    }
}
