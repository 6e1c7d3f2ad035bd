using System.Net;
using StudyMate.Common;
using StudyMate.Infrastructure;
using static StudyMate.People.PeopleSchool;

namespace StudyMate.Classes;

public sealed class ClassTests
{
    [Fact]
    public async Task A_class_belongs_to_a_promotion_and_has_a_main_teacher()
    {
        var school = await CreateAsync();
        var promotion = await school.PromotionAsync("L1");
        var (first, second) = (await school.TeacherAsync($"{Guid.NewGuid():n}@x.fr"), await school.TeacherAsync($"{Guid.NewGuid():n}@x.fr"));
        var id = await school.ClassAsync("Groupe A", promotion, first);
        var view = await school.Admin.PutAsync($"/api/classes/{id}/teachers/{second}?isPrimary=true", body: null).ShouldBe(HttpStatusCode.OK);
        view.GetProperty("teacherIds").EnumerateArray().Select(teacher => teacher.GetString()).Should().Equal(second, first);
        (await school.Admin.GetJsonAsync($"/api/classes/{id}")).GetRawText().Should().Be(view.GetRawText());
        (await school.Admin.GetJsonAsync("/api/classes")).GetProperty("items")[0].GetRawText().Should().Be(view.GetRawText());
        var patched = await school.Admin.PatchAsync($"/api/classes/{id}", new { teacherIds = new[] { first } }).ShouldBe(HttpStatusCode.OK);
        patched.GetProperty("primaryTeacherId").GetString().Should().Be(first);
    }

    [Fact]
    public async Task Names_are_unique_within_the_promotion_and_free_again_when_archived()
    {
        var school = await CreateAsync();
        var (one, two) = (await school.PromotionAsync("L1"), await school.PromotionAsync("L2"));
        var id = await school.ClassAsync("Groupe É", one);
        await school.ClassAsync("Groupe É", two);
        await school.Admin.PostAsync("/api/classes", new { name = "groupe e", promotionId = one }).ShouldBeProblem(HttpStatusCode.Conflict, "class.name_taken", "name");
        await school.Admin.DeleteAsync(new Uri($"/api/classes/{id}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        var successor = await school.ClassAsync("groupe e", one);
        await school.Admin.PatchAsync($"/api/classes/{id}", new { status = "active" }).ShouldBeProblem(HttpStatusCode.Conflict, "class.name_taken", "name");
        (await school.Admin.GetJsonAsync("/api/classes")).GetProperty("items").EnumerateArray().Select(Id).Should().Contain(successor);
        (await school.Admin.GetJsonAsync("/api/classes?status=archived")).GetProperty("items")[0].GetProperty("status").GetString().Should().Be("archived");
    }

    [Fact]
    public async Task Of_two_who_create_the_same_class_at_once_one_wins()
    {
        var school = await CreateAsync();
        var promotion = await school.PromotionAsync("L1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => school.Admin.PostAsync("/api/classes", new { name = "Groupe A", promotionId = promotion })));
        answers.Should().ContainSingle(answer => answer.StatusCode == HttpStatusCode.Created);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).Should().Be(5);
    }

    [Fact]
    public async Task An_archived_class_takes_nobody_and_a_foreign_one_is_not_known()
    {
        var school = await CreateAsync();
        var id = await school.ClassAsync("A");
        await school.Admin.DeleteAsync(new Uri($"/api/classes/{id}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        await school.Admin.PostAsync("/api/students", new { firstName = "Z", lastName = "D", classId = id }).ShouldBeProblem(HttpStatusCode.Conflict, "class.archived", "classId");
        await school.Admin.PutAsync($"/api/classes/{id}/teachers/nobody", body: null).ShouldBeProblem(HttpStatusCode.Conflict, "class.archived");
        var foreign = await (await CreateAsync()).ClassAsync("B");
        await school.Admin.PostAsync("/api/students", new { firstName = "Z", lastName = "D", classId = foreign }).ShouldBeProblem(HttpStatusCode.NotFound, "class.not_found", "classId");
    }

    [Fact]
    public async Task A_teacher_must_be_staff_and_a_promotion_must_exist()
    {
        var school = await CreateAsync();
        await school.Admin.PostAsync("/api/classes", new { name = "A", teacherIds = new[] { "nobody" } }).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "class.unknown_teacher", "teacherIds");
        await school.Admin.PostAsync("/api/classes", new { name = "A", promotionId = "none" }).ShouldBeProblem(HttpStatusCode.NotFound, "promotion.not_found", "promotionId");
        await school.Admin.PostAsync("/api/classes", new { name = " " }).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "field.required", "name");
    }

    [Fact]
    public async Task A_class_with_students_keeps_its_promotion_and_a_promotion_with_classes_stays_active()
    {
        var school = await CreateAsync();
        var (one, two) = (await school.PromotionAsync("L1"), await school.PromotionAsync("L2"));
        var id = await school.ClassAsync("A", one);
        await school.StudentAsync("Z", "D", id);
        await school.Admin.PatchAsync($"/api/classes/{id}", new { promotionId = two }).ShouldBeProblem(HttpStatusCode.Conflict, "class.has_students", "promotionId");
        await school.Admin.PatchAsync($"/api/promotions/{one}", new { status = "archived" }).ShouldBeProblem(HttpStatusCode.Conflict, "promotion.has_classes");
        await school.Admin.PatchAsync($"/api/promotions/{two}", new { status = "archived" }).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Licences_hold_when_many_are_created_at_once()
    {
        var school = await CreateAsync(maxStudents: 5, maxClasses: 1);
        await school.ClassAsync("A");
        await school.Admin.PostAsync("/api/classes", new { name = "B" }).ShouldBeProblem(HttpStatusCode.Conflict, "licence.classes");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => school.Admin.PostAsync("/api/students", new { firstName = $"P{i}", lastName = "X" })));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).Should().Be(5);
        var first = (await school.Admin.GetJsonAsync("/api/students")).GetProperty("items")[0];
        await school.Admin.PatchAsync($"/api/students/{Id(first)}", new { status = "inactive" }).ShouldBe(HttpStatusCode.OK);
        await school.StudentAsync("Nouvelle", "Place");
        await school.Admin.PatchAsync($"/api/students/{Id(first)}", new { status = "active" }).ShouldBeProblem(HttpStatusCode.Conflict, "licence.students");
    }

    [Theory]
    [InlineData("{\"name\":\"L1\",\"yearStart\":2026,\"yearEnd\":2026}", "promotion.years_reversed", "yearEnd")]
    [InlineData("{\"name\":\"L1\",\"yearEnd\":2026}", "field.required", "yearStart")]
    [InlineData("{\"name\":\"L1\",\"yearStart\":20,\"yearEnd\":2026}", "promotion.invalid_year", "yearStart")]
    public async Task A_wrong_promotion_names_its_field(string json, string code, string field)
    {
        var school = await CreateAsync();
        await school.Admin.PostAsync("/api/promotions", HttpAssertions.Json(json)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, code, field);
    }

    [Fact]
    public async Task A_full_class_takes_nobody_more()
    {
        var school = await CreateAsync();
        var id = await school.ClassAsync("A");
        var grain = school.School.Grain<IClassGrain>(id);
        for (var i = 0; i < 500; i++)
            (await grain.ReserveSeatAsync($"s-{i}", CancellationToken.None)).Succeeded.Should().BeTrue();
        ((await grain.ReserveSeatAsync("s-500", CancellationToken.None)).Error?.Code).Should().Be("class.full");
        (await grain.ReserveSeatAsync("s-499", CancellationToken.None)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Teachers_and_intervenants_may_not_administer_classes()
    {
        var school = await CreateAsync();
        foreach (var role in new[] { Role.Teacher, Role.Intervenant, Role.Inspector, Role.Referent })
            await school.School.As(role).PostAsync("/api/classes", new { name = "A" }).ShouldBe(HttpStatusCode.Forbidden);
    }
}
