using System.Net;
using System.Text;
using StudyMate.Infrastructure;
using StudyMate.Storage;
using static StudyMate.People.PeopleSchool;

namespace StudyMate.People;

/// <summary>A name is found, and is taken, whatever dash, apostrophe, accent or case it is written with.</summary>
public sealed class AlikeNamesTests
{
    [Theory]
    [InlineData("Jean-Pierre", "O’Brien", "pierre obrien")]
    [InlineData("Jean-Pierre", "O’Brien", "O'BRIEN")]
    [InlineData("Jean-Pierre", "O’Brien", "jeanpierre")]
    [InlineData("Jean Pierre", "OBrien", "jean‑pierre")]
    [InlineData("Anne", "L'Hôte", "lhote")]
    [InlineData("Anne", "L’Hôte", "l'hôte")]
    [InlineData("Zoë", "D’Angelo", "zoe dangelo")]
    [InlineData("Marie‑Lou", "Roux", "marie-lou")]
    [InlineData("Marie-Lou", "Roux", "marie—lou")]
    [InlineData("Ömer", "Işık", "IŞIK")]
    [InlineData("Ömer", "Işık", "isik omer")]
    [InlineData("Maÿlis", "Œuvrard", "oeuvrard")]
    public async Task People_are_found(string firstName, string lastName, string search)
    {
        var school = await CreateAsync();
        await school.StudentAsync(firstName, lastName);
        await school.StudentAsync("Paul", "Petit");
        var email = $"{Guid.NewGuid():n}@x.fr";
        await school.Admin.PostAsync("/api/users", new { email, firstName = lastName, lastName = firstName, role = "teacher" }).ShouldBe(HttpStatusCode.Created);

        var found = (await school.Admin.GetJsonAsync($"/api/students?search={Uri.EscapeDataString(search)}")).GetProperty("items").EnumerateArray().ToList();
        found.Should().ContainSingle().Which.GetProperty("lastName").GetString().Should().Be(lastName);
        if (search.Contains(' ', StringComparison.Ordinal))
            return;
        (await school.Admin.GetJsonAsync($"/api/users?search={Uri.EscapeDataString(search)}")).GetProperty("items").GetArrayLength().Should().Be(1);
    }

    [Theory]
    [InlineData("5e-1", "5e–1")]
    [InlineData("5e-1", "5e‑1")]
    [InlineData("5e-1", "5E 1")]
    [InlineData("L'Atelier", "l’atelier")]
    [InlineData("Jean-Pierre", "jean pierre")]
    public async Task A_class_has_its_name_for_itself(string name, string other)
    {
        var school = await CreateAsync();
        await school.ClassAsync(name);
        await school.Admin.PostAsync("/api/classes", new { name = other }).ShouldBeProblem(HttpStatusCode.Conflict, "class.name_taken", "name");
        await school.ClassAsync("5e1");
    }

    [Fact]
    public async Task A_list_means_the_class_that_there_is()
    {
        var school = await CreateAsync();
        await school.ClassAsync("5e-1");
        var preview = await school.PreviewAsync("students", "Prénom;Nom;Courriel;Classe;INE\nDa;Sh;;5e–1;D1\nDa;Si;;5e‑1;D2\nDa;So;;5E 1;D–3\n", Encoding.UTF8);
        (preview.GetProperty("newRows").GetInt32(), preview.GetProperty("errorRows").GetInt32()).Should().Be((3, 0));
        await school.ApplyAsync(preview);
        // The same numbers with another dash are the same students.
        var again = await school.PreviewAsync("students", "Prénom;Nom;Courriel;Classe;INE\nDa;So;;5e-1;D-3\n", Encoding.UTF8);
        again.GetProperty("newRows").GetInt32().Should().Be(0);
    }

    [Fact]
    public void Keys_of_before_are_there_as_they_are_made_now()
    {
        using var folder = new TempFolder();
        using var session = SqliteSession.OpenWriter(folder.File("test.db"), SqlStatements.Sqlite, new SqliteTuning());
        var migrations = SqlStatements.Sqlite.Migrations;
        SqliteMigrations.Apply(session, [.. migrations.Where(migration => migration.Number != 23)], TimeProvider.System);
        foreach (var (kind, value) in new[] { ("class-name", "p-1/5e-1"), ("class-name", "p-1/5e–2"), ("promotion-name", "l'atelier"), ("student-school-id", "d-3"), ("student-school-id", "d 3"), ("student-email", "a-b@c.fr") })
            session.Run($"INSERT INTO unique_keys VALUES ('school', '{kind}', '{value.Replace("'", "''", StringComparison.Ordinal)}', 'owner')");

        SqliteMigrations.Apply(session, migrations, TimeProvider.System);

        session.Scalar("SELECT group_concat(value, ',') FROM (SELECT value FROM unique_keys ORDER BY kind, value)")
            .Should().Be("p 1/5e 1,p 1/5e 2,p-1/5e-1,p-1/5e–2,l'atelier,latelier,a-b@c.fr,d 3,d-3");
        RosterKeys.ClassNameOf("p-1", "5e–1").Should().Be("p 1/5e 1");
    }
}
