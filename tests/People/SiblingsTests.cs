using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>A list does not turn one child into another: families share an address, schools use a number again, somebody types another's address.</summary>
public sealed class SiblingsTests
{
    [Theory]
    [InlineData("Prénom;Nom;Courriel;Classe\r\nLina;Durand;famille.durand@e.fr;6A\r\n", "Prénom;Nom;Courriel;Classe\r\nNoé;Durand;famille.durand@e.fr;6B\r\n")]
    [InlineData("Prénom;Nom;Courriel;Classe;INE\r\nIda;Petit;famille.petit@e.fr;6A;PT1\r\n", "Prénom;Nom;Courriel;Classe\r\nMax;Petit;famille.petit@e.fr;6B\r\n")]
    public async Task The_second_child_of_an_address_is_a_second_person(string first, string second)
    {
        var school = await OpenAsync();
        await school.ImportAsync("students", first);
        var before = await StudentsAsync(school);

        var applied = await school.ImportAsync("students", second);

        (applied.GetProperty("created").GetInt32(), applied.GetProperty("updated").GetInt32(), applied.GetProperty("failed").GetInt32()).Should().Be((1, 0, 0));
        var after = await StudentsAsync(school);
        after.Should().HaveCount(2).And.Contain(before.Single());
    }

    [Fact]
    public async Task A_number_that_is_used_again_is_asked_about_and_changes_nobody()
    {
        var school = await OpenAsync();
        await school.ImportAsync("students", "Prénom;Nom;Courriel;Classe;INE\r\nAlma;Vidal;alma@e.fr;6A;42\r\n");
        var before = await StudentsAsync(school);

        var preview = await school.PreviewAsync("students", "Prénom;Nom;Courriel;Classe;INE\r\nBruno;Lopez;bruno@e.fr;6B;42\r\n");
        await school.ApplyAsync(preview);

        preview.GetProperty("errors").EnumerateArray().Should().ContainSingle().Which.GetProperty("code").GetString().Should().Be("import.other_name");
        (await StudentsAsync(school)).Should().Equal(before);
    }

    [Fact]
    public async Task A_teacher_is_not_renamed_to_somebody_else()
    {
        var school = await OpenAsync();
        await school.ImportAsync("teachers", "prenom;nom;email;role;classes\r\nAna;Prof;vs@etab.fr;enseignant;6A\r\n");

        var preview = await school.PreviewAsync("teachers", "prenom;nom;email;role;classes\r\nBob;Autre;vs@etab.fr;enseignant;6B\r\n");
        await school.ApplyAsync(preview);

        preview.GetProperty("errors").EnumerateArray().Should().ContainSingle().Which.GetProperty("code").GetString().Should().Be("import.other_name");
        var staff = (await school.Admin.GetJsonAsync("/api/users")).GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
        (staff.GetProperty("firstName").GetString(), staff.GetProperty("lastName").GetString()).Should().Be(("Ana", "Prof"));
    }

    [Fact]
    public async Task Two_equal_lists_applied_together_make_everybody_once_and_fail_for_nobody()
    {
        var school = await OpenAsync();
        var list = "Prénom;Nom;Courriel;Classe\r\n" + string.Concat(Enumerable.Range(0, 30).Select(n => $"Lina;Durand {n};famille{n % 15}@e.fr;6A\r\n"));
        var previews = new[] { await school.PreviewAsync("students", list), await school.PreviewAsync("students", list) };

        var applied = await Task.WhenAll(previews.Select(school.ApplyAsync));

        applied.Should().AllSatisfy(report => report.GetProperty("failed").GetInt32().Should().Be(0, report.GetRawText()));
        applied.Sum(report => report.GetProperty("created").GetInt32()).Should().Be(30);
        (await StudentsAsync(school)).Should().HaveCount(30);
    }

    private static async Task<PeopleSchool> OpenAsync()
    {
        var school = await PeopleSchool.CreateAsync();
        await school.ClassAsync("6A");
        await school.ClassAsync("6B");
        return school;
    }

    private static async Task<string[]> StudentsAsync(PeopleSchool school) =>
        [.. (await school.Admin.GetJsonAsync("/api/students?limit=500")).GetProperty("items").EnumerateArray().Select(student => student.GetRawText())];
}
