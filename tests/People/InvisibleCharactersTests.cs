using System.Net;
using System.Text;
using StudyMate.Infrastructure;
using static StudyMate.People.PeopleSchool;

namespace StudyMate.People;

/// <summary>What nobody sees makes no second person, no address that mail cannot reach and no name that search cannot find.</summary>
public sealed class InvisibleCharactersTests
{
    private const string Header = "firstname;lastname;email;class;ine\n";

    [Fact]
    public async Task A_list_keeps_what_people_see()
    {
        var school = await OpenAsync();
        var preview = await school.PreviewAsync(
            "students",
            Header + "Ana;Un;ana@e.fr\u200B;6A;Z1\nAna;Deux;\uFEFFbea@e.fr;6A;Z2\nAna;Trois;\u202Acleo@e.fr\u202C;6A;Z3\nJean\u00ADPierre;Shy;jp@e.fr;6A;Z5\u200B\n",
            Encoding.UTF8);
        await school.ApplyAsync(preview);

        var students = (await school.Admin.GetJsonAsync("/api/students")).GetProperty("items").EnumerateArray().ToList();
        students.Select(student => student.GetProperty("email").GetString()).Should().BeEquivalentTo("ana@e.fr", "bea@e.fr", "cleo@e.fr", "jp@e.fr");
        (await school.Admin.GetJsonAsync("/api/students?search=jeanpierre")).GetProperty("items").GetArrayLength().Should().Be(1);
        (await school.Admin.GetJsonAsync("/api/students?search=jean%E2%80%8Bpierre")).GetProperty("items").GetArrayLength().Should().Be(1);
        students.Should().Contain(student => student.GetProperty("firstName").GetString() == "JeanPierre");
    }

    [Fact]
    public async Task One_number_written_twice_is_one_student()
    {
        var school = await OpenAsync();
        var preview = await school.PreviewAsync("students", Header + "Ana;Ine;;6A;Z4\u200B\nAna;Ine;;6A;Z4\n", Encoding.UTF8);
        (preview.GetProperty("newRows").GetInt32(), preview.GetProperty("errorRows").GetInt32()).Should().Be((1, 1));
        preview.GetProperty("errors")[0].GetProperty("code").GetString().Should().Be("import.duplicate_in_file");
    }

    [Fact]
    public async Task A_name_of_nothing_is_none()
    {
        var school = await OpenAsync();
        var preview = await school.PreviewAsync("students", Header + "\u200B;Ghost;ghost@e.fr;6A;Z7\n", Encoding.UTF8);
        var error = preview.GetProperty("errors")[0];
        (error.GetProperty("column").GetString(), error.GetProperty("code").GetString()).Should().Be(("firstname", "field.required"));
        await school.Admin.PostAsync("/api/students", new { firstName = "\u2060", lastName = "Ghost" })
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "field.required", "firstName");
    }

    [Theory]
    [InlineData("A\uFFFEna;Un;;6A;Z1", "firstname")]
    [InlineData("Ana;Un;a\uFDD0@e.fr;6A;Z1", "email")]
    [InlineData("Ana;Un;;6A;Z\u0007", "school_id")]
    public async Task What_is_no_text_is_an_error_of_its_line(string line, string column)
    {
        var school = await OpenAsync();
        var preview = await school.PreviewAsync("students", $"{Header}{line}\nZoé;Deux;;6A;Z9\n", Encoding.UTF8);
        (preview.GetProperty("newRows").GetInt32(), preview.GetProperty("errorRows").GetInt32()).Should().Be((1, 1));
        var error = preview.GetProperty("errors")[0];
        (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetString(), error.GetProperty("code").GetString())
            .Should().Be((2, column, "field.control_character"));
    }

    [Fact]
    public async Task A_header_that_is_no_text_is_a_column_that_nobody_knows()
    {
        var school = await OpenAsync();
        var preview = await school.PreviewAsync("students", "firstname;lastname;email;class;ine;\uFFFE\nAna;Un;;6A;Z1;x\n", Encoding.UTF8);
        preview.GetProperty("newRows").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Staff_are_kept_as_people_see_them()
    {
        var school = await OpenAsync();
        var address = $"{Guid.NewGuid():n}@e.fr";
        var invited = await school.Admin.PostAsync("/api/users", new { email = $"\u200B{address}", firstName = "Zoe\u0301\u200B", lastName = " Le\u00ADroux ", role = "teacher" })
            .ShouldBe(HttpStatusCode.Created);
        var user = invited.GetProperty("user");
        (user.GetProperty("email").GetString(), user.GetProperty("firstName").GetString(), user.GetProperty("lastName").GetString()).Should().Be((address, "Zoé", "Leroux"));
    }

    private static async Task<PeopleSchool> OpenAsync()
    {
        var school = await CreateAsync();
        await school.ClassAsync("6A");
        return school;
    }
}
