using System.Net;
using System.Text.Json;
using StudyMate.Common;
using StudyMate.Infrastructure;
using static StudyMate.People.PeopleSchool;

namespace StudyMate.People;

public sealed class StudentTests
{
    [Fact]
    public async Task A_created_student_has_names_class_promotion_and_access_code()
    {
        var school = await CreateAsync();
        var promotion = await school.PromotionAsync("L1");
        var classId = await school.ClassAsync("Groupe A", promotion);
        var student = await school.StudentAsync("  Zoé ", "Dupont", classId, "ZOE@x.fr");
        student.GetProperty("firstName").GetString().Should().Be("Zoé");
        student.GetProperty("email").GetString().Should().Be("zoe@x.fr");
        student.GetProperty("promotionId").GetString().Should().Be(promotion);
        student.GetProperty("status").GetString().Should().Be("active");
        student.GetProperty("consentSharing").GetBoolean().Should().BeFalse();
        student.GetProperty("accessCode").GetString().Should().MatchRegex("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$");
        var read = await school.Admin.GetJsonAsync($"/api/students/{Id(student)}");
        read.GetRawText().Should().Be(student.GetRawText());
    }

    [Fact]
    public async Task The_same_key_answers_the_same_student()
    {
        var school = await CreateAsync();
        var body = new { firstName = "Zoé", lastName = "Dupont" };
        var first = await school.Admin.PostAsync("/api/students", body, key: "k1").ShouldBe(HttpStatusCode.Created);
        var second = await school.Admin.PostAsync("/api/students", body, key: "k1").ShouldBe(HttpStatusCode.Created);
        Id(second).Should().Be(Id(first));
        (await school.Admin.GetJsonAsync("/api/students")).GetProperty("items").EnumerateArray().Should().ContainSingle();
    }

    [Theory]
    [InlineData("{\"lastName\":\"D\"}", "field.required", "firstName")]
    [InlineData("{\"firstName\":\"Z\",\"lastName\":\"D\",\"email\":\"zut\"}", "field.invalid_email", "email")]
    [InlineData("{\"firstName\":\"Z\\u0007\",\"lastName\":\"D\"}", "field.control_character", "firstName")]
    public async Task A_wrong_field_is_named(string json, string code, string field)
    {
        var school = await CreateAsync();
        await school.Admin.PostAsync("/api/students", HttpAssertions.Json(json)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, code, field);
    }

    [Fact]
    public async Task A_family_shares_an_email_and_one_person_is_not_there_twice()
    {
        var school = await CreateAsync();
        var zoe = Id(await school.StudentAsync("Zoé", "Dupont", email: "z@x.fr"));
        await school.StudentAsync("Noé", "Dupont", email: "z@x.fr");
        await school.Admin.PostAsync("/api/students", new { firstName = "ZOE", lastName = "dupont", email = "Z@x.fr" }).ShouldBeProblem(HttpStatusCode.Conflict, "student.email_taken", "email");
        await school.Admin.PatchAsync($"/api/students/{zoe}", new { email = "zoe@x.fr" }).ShouldBe(HttpStatusCode.OK);
        await school.StudentAsync("Zoé", "Dupont", email: "z@x.fr");
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_null_empties()
    {
        var school = await CreateAsync();
        var classId = await school.ClassAsync("6eA");
        var id = Id(await school.StudentAsync("Zoé", "Dupont", classId, "z@x.fr"));
        var patched = await school.Admin.PatchAsync($"/api/students/{id}", HttpAssertions.Json("{\"email\":null,\"consentSharing\":true,\"unknown\":1}")).ShouldBe(HttpStatusCode.OK);
        patched.GetProperty("lastName").GetString().Should().Be("Dupont");
        patched.GetProperty("consentSharing").GetBoolean().Should().BeTrue();
        patched.GetProperty("classId").GetString().Should().Be(classId);
        (!patched.TryGetProperty("email", out var email) || email.ValueKind == JsonValueKind.Null).Should().BeTrue();
        await school.Admin.PatchAsync($"/api/students/{id}", HttpAssertions.Json("{\"lastName\":null}")).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "field.required", "lastName");
        await school.Admin.PatchAsync($"/api/students/{id}", new { status = "asleep" }).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "student.invalid_status", "status");
    }

    [Fact]
    public async Task A_move_changes_both_rosters()
    {
        var school = await CreateAsync();
        var (a, b) = (await school.ClassAsync("A"), await school.ClassAsync("B"));
        var id = Id(await school.StudentAsync("Zoé", "Dupont", a));
        await school.Admin.PatchAsync($"/api/students/{id}", new { classId = b }).ShouldBe(HttpStatusCode.OK);
        (await school.Admin.GetJsonAsync($"/api/classes/{a}")).GetProperty("studentCount").GetInt32().Should().Be(0);
        Id((await school.Admin.GetJsonAsync($"/api/classes/{b}/students")).GetProperty("items")[0]).Should().Be(id);
    }

    [Fact]
    public async Task Concurrent_moves_leave_every_student_in_exactly_one_class()
    {
        var school = await CreateAsync();
        string[] classes = [await school.ClassAsync("A"), await school.ClassAsync("B"), await school.ClassAsync("C")];
        var students = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i => Id(await school.StudentAsync($"P{i}", "X", classes[0]))));
        await Task.WhenAll(Enumerable.Range(0, 48).Select(i =>
            school.Admin.PatchAsync($"/api/students/{students[i % 8]}", new { classId = classes[i % 3] }).ShouldBe(HttpStatusCode.OK)));
        var rosters = await Task.WhenAll(classes.Select(async id => (await school.School.Grain<StudyMate.Classes.IClassGrain>(id).GetRosterAsync(CancellationToken.None)).Value));
        rosters.SelectMany(roster => roster.StudentIds).Order(StringComparer.Ordinal).Should().Equal(students.Order(StringComparer.Ordinal));
        foreach (var roster in rosters)
        {
            foreach (var student in roster.StudentIds)
                (await school.School.Grain<IStudentGrain>(student).GetProfileAsync(CancellationToken.None)).Value.ClassId.Should().Be(roster.ClassId);
        }
    }

    [Fact]
    public async Task A_deleted_student_is_out_of_lists_and_rosters_and_may_come_back()
    {
        var school = await CreateAsync();
        var classId = await school.ClassAsync("A");
        var id = Id(await school.StudentAsync("Zoé", "Dupont", classId));
        await school.Admin.DeleteAsync(new Uri($"/api/students/{id}", UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        (await school.Admin.GetJsonAsync("/api/students")).GetProperty("items").EnumerateArray().Should().BeEmpty();
        (await school.School.Grain<StudyMate.Classes.IClassGrain>(classId).GetRosterAsync(CancellationToken.None)).Value.StudentIds.Should().BeEmpty();
        (await school.Admin.GetJsonAsync($"/api/students/{id}")).GetProperty("status").GetString().Should().Be("deleted");
        await school.Admin.PatchAsync($"/api/students/{id}", new { status = "active" }).ShouldBe(HttpStatusCode.OK);
        (await school.Admin.GetJsonAsync("/api/students")).GetProperty("items").EnumerateArray().Should().ContainSingle();
    }

    [Fact]
    public async Task Search_finds_words_without_accents_and_pages_do_not_lose_anybody()
    {
        var school = await CreateAsync();
        foreach (var name in new[] { "Zoé Élan", "Zora Elan", "Ève Martin", "Noé Élan", "Ana Elan" })
            await school.StudentAsync(name.Split(' ')[0], name.Split(' ')[1]);
        var found = (await school.Admin.GetJsonAsync("/api/students?search=ELAN%20zo")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("firstName").GetString());
        found.Should().Equal("Zoé", "Zora");

        var names = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await school.Admin.GetJsonAsync($"/api/students?limit=2&cursor={cursor}".Replace("&cursor=", cursor is null ? "" : "&cursor=", StringComparison.Ordinal));
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("firstName").GetString()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        names.Should().Equal("Ana", "Noé", "Zoé", "Zora", "Ève");
    }

    [Fact]
    public async Task Lists_never_show_access_codes_and_codes_only_go_to_those_who_hand_them_out()
    {
        var school = await CreateAsync();
        var teacher = await school.TeacherAsync($"{Guid.NewGuid():n}@x.fr");
        var classId = await school.ClassAsync("A", null, teacher);
        var id = Id(await school.StudentAsync("Zoé", "Dupont", classId));
        (await school.Admin.GetJsonAsync("/api/students")).GetRawText().Should().NotContain("accessCode");
        (await school.School.As(Role.Inspector).GetJsonAsync($"/api/students/{id}")).GetRawText().Should().NotContain("\"accessCode\":\"");
        var codes = await school.School.As(Role.Teacher, teacher).GetJsonAsync($"/api/classes/{classId}/access-codes");
        var old = codes.GetProperty("items")[0].GetProperty("accessCode").GetString();
        var renewed = await school.Admin.PostAsync($"/api/students/{id}/access-code", body: null).ShouldBe(HttpStatusCode.OK);
        renewed.GetProperty("accessCode").GetString().Should().NotBe(old);
    }

    [Fact]
    public async Task A_teacher_sees_the_students_of_own_classes_only()
    {
        var school = await CreateAsync();
        var teacher = await school.TeacherAsync($"{Guid.NewGuid():n}@x.fr");
        var (own, other) = (await school.ClassAsync("A", null, teacher), await school.ClassAsync("B"));
        var (mine, theirs) = (Id(await school.StudentAsync("Zoé", "Dupont", own)), Id(await school.StudentAsync("Léa", "Martin", other)));
        var client = school.School.As(Role.Teacher, teacher);
        (await client.GetJsonAsync("/api/students")).GetProperty("items").EnumerateArray().Select(Id).Should().Equal(mine);
        await client.GetJsonAsync($"/api/students/{mine}");
        await client.GetAsync(new Uri($"/api/students/{theirs}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "student.not_found");
        await client.GetAsync(new Uri($"/api/classes/{other}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "class.not_found");
        await client.GetAsync(new Uri($"/api/classes/{other}/students", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "class.not_found");
        (await client.GetJsonAsync("/api/classes")).GetProperty("items").EnumerateArray().Select(Id).Should().Equal(own);

        await school.Admin.DeleteAsync(new Uri($"/api/classes/{own}/teachers/{teacher}", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        (await client.GetJsonAsync("/api/students")).GetProperty("items").EnumerateArray().Should().BeEmpty();
    }

    [Fact]
    public async Task An_inspector_sees_no_names_and_cannot_find_them()
    {
        var school = await CreateAsync();
        var classId = await school.ClassAsync("A");
        var id = Id(await school.StudentAsync("Zoé", "Dupontel", classId, "zoe.dupontel@x.fr"));
        var inspector = school.School.As(Role.Inspector);
        foreach (var path in new[] { "/api/students", $"/api/students/{id}", $"/api/classes/{classId}/students" })
        {
            var text = (await inspector.GetJsonAsync(path)).GetRawText();
            text.Should().NotContainEquivalentOf("Zoé");
            text.Should().NotContainEquivalentOf("dupontel");
        }

        using var export = await inspector.GetAsync(new Uri("/api/students/export.csv", UriKind.Relative));
        (await export.Content.ReadAsStringAsync()).Should().NotContainEquivalentOf("dupontel");
        await inspector.GetAsync(new Uri("/api/students?search=dupontel", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.Forbidden, "student.search_masked");
    }

    [Fact]
    public async Task Another_school_sees_nothing()
    {
        var school = await CreateAsync();
        var id = Id(await school.StudentAsync("Zoé", "Dupont"));
        var other = await CreateAsync();
        await other.Admin.GetAsync(new Uri($"/api/students/{id}", UriKind.Relative)).ShouldBeProblem(HttpStatusCode.NotFound, "student.not_found");
        (await other.Admin.GetJsonAsync("/api/students")).GetProperty("items").EnumerateArray().Should().BeEmpty();
    }

    [Fact]
    public async Task An_export_is_a_file_for_French_spreadsheets_without_formulas()
    {
        var school = await CreateAsync();
        await school.StudentAsync("=HYPERLINK(1)", "Dupont");
        using var export = await school.Admin.GetAsync(new Uri("/api/students/export.csv", UriKind.Relative));
        var bytes = await export.Content.ReadAsByteArrayAsync();
        bytes[..3].Should().Equal(0xEF, 0xBB, 0xBF);
        System.Text.Encoding.UTF8.GetString(bytes).Should().Contain(";'=HYPERLINK(1);Dupont;");
    }
}
