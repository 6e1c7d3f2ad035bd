using System.Text;
using StudyMate.Common;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>Judging lists: new, changed, unchanged, duplicates, references, licences, absent people.</summary>
public sealed class PreviewImportTests
{
    private static readonly Licences Plenty = new(10_000, 1_000, 1_000);

    private static readonly School School = new(
        [new("p1", "Licence 1", 2025, 2026, "L1", "active"), new("p2", "Licence 2", 2025, 2026, null, "active"), new("p0", "Licence 0", 2020, 2021, null, "archived")],
        [
            new("c1", "Groupe A", "p1", null, "active") { TeacherIds = ["t1"] },
            new("c2", "Groupe A", "p2", null, "active"),
            new("c3", "Groupe B", "p1", "le soir", "active") { TeacherIds = ["t2"] },
            new("c9", "Groupe Z", "p1", null, "archived"),
        ],
        [new("t1", "Claire", "Dubois", "claire@x.fr", "teacher", "active"), new("t2", "Jean", "Petit", "jean@x.fr", "teacher", "inactive")],
        [
            new("s1", "Emma", "Roux", "emma@x.fr", "E1", "c3", "p1", "active", false),
            new("s2", "Zoé", "Blanc", "zoe@x.fr", null, "c3", "p1", "active", true),
            new("s3", "Tom", "Noir", "tom@x.fr", null, "c3", "p1", "deleted", false),
            new("s4", "Lou", "Vert", "lou@x.fr", null, "c1", "p1", "active", false),
            new("s5", "Jean-Paul Marie", "Gris", "gris@x.fr", "G1", "c1", "p1", "active", false),
        ]);

    [Theory]
    [InlineData("Emma;Roux;emma@x.fr;E1;groupe b;;", nameof(RowOutcome.Unchanged), "s1")]
    [InlineData("Emma;Roux;EMMA@X.FR;;GROUPE B;licence 1;non", nameof(RowOutcome.Unchanged), "s1")]
    [InlineData("Émma;Roux;emma@x.fr;E1;Groupe B;;", nameof(RowOutcome.Changed), "s1")]
    [InlineData("Emma;Roux;autre@x.fr;e1;Groupe B;;", nameof(RowOutcome.Changed), "s1")]
    [InlineData("Emma;Roux;emma@x.fr;E1;Groupe A;Licence 2;", nameof(RowOutcome.Changed), "s1")]
    [InlineData("Zoé;Blanc;zoe@x.fr;Z7;Groupe B;;oui", nameof(RowOutcome.Changed), "s2")]
    [InlineData("Zoé;Blanc;zoe@x.fr;;Groupe B;;1", nameof(RowOutcome.Unchanged), "s2")]
    [InlineData("Zoé;Blanc;zoe@x.fr;;Groupe B;;faux", nameof(RowOutcome.Changed), "s2")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe B;;x", nameof(RowOutcome.New), null)]
    [InlineData("Noé;Roux;emma@x.fr;;Groupe B;;", nameof(RowOutcome.New), null)]
    [InlineData("Noé;Roux;emma@x.fr;E2;Groupe B;;", nameof(RowOutcome.New), null)]
    [InlineData("Max;Neuf;emma@x.fr;E9;Groupe B;;", nameof(RowOutcome.New), null)]
    [InlineData("Jean-Paul;Gris;gris@x.fr;;Groupe A;Licence 1;", nameof(RowOutcome.Unchanged), "s5")]
    [InlineData("JEAN PAUL MARIE;GRIS;gris@x.fr;G1;Groupe A;Licence 1;", nameof(RowOutcome.Changed), "s5")]
    [InlineData("=cmd;+Neuf;max@x.fr;;Groupe B;;", nameof(RowOutcome.New), null)]
    public void Students_are_new_changed_or_unchanged_by_their_natural_key(string line, string outcome, string? target)
    {
        var row = Students(line).Rows.Should().ContainSingle().Subject;
        row.Errors.Should().BeEmpty();
        (row.Outcome.ToString(), row.TargetId).Should().Be((outcome, target));
    }

    [Theory]
    [InlineData(";Neuf;max@x.fr;;Groupe B;;", "firstname", "field.required")]
    [InlineData("Max;Neuf;max-x.fr;;Groupe B;;", "email", "field.invalid_email")]
    [InlineData("Max;Neuf;;;Groupe B;;", "email", "import.no_natural_key")]
    [InlineData("Max;Neuf;max@x.fr;;;;", "class_name", "field.required")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe X;;", "class_name", "import.unknown_class")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe Z;;", "class_name", "import.unknown_class")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe B;Licence 2;", "class_name", "import.unknown_class")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe B;Licence 9;", "promo_name", "import.unknown_promotion")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe B;Licence 0;", "promo_name", "import.unknown_promotion")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe A;;", "class_name", "import.ambiguous_class")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe B;;peut-être", "consent_sharing", "import.bad_boolean")]
    [InlineData("M\u0007ax;Neuf;max@x.fr;;Groupe B;;", "firstname", "field.control_character")]
    [InlineData("Emma;Roux;emma@x.fr;E9;Groupe B;;", "email", "import.key_conflict")]
    [InlineData("Bruno;Lopez;bruno@x.fr;E1;Groupe B;;", "school_id", "import.other_name")]
    [InlineData("Emma;Rous;emma@x.fr;;Groupe B;;", "lastname", "import.other_name")]
    [InlineData("Tom;Rosa;tom@x.fr;E1;Groupe B;;", "school_id", "import.other_name")]
    [InlineData("Tom;Noir;tom@x.fr;;Groupe B;;", null, "import.removed_student")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe B", null, "import.wrong_column_count")]
    [InlineData("Max;Neuf;max@x.fr;;Groupe B;;;trop", null, "import.wrong_column_count")]
    [InlineData("Max;\"Neuf;max@x.fr;;Groupe B;;", null, "import.bad_quotes")]
    public void What_is_wrong_with_a_line_is_named_with_line_column_and_code(string line, string? column, string code)
    {
        var row = Students(line).Rows.Should().ContainSingle().Subject;
        row.Outcome.Should().Be(RowOutcome.Error);
        var error = row.Errors.Should().ContainSingle().Subject;
        (error.Line, error.Column, error.Code).Should().Be((2, column, code));
    }

    [Fact]
    public void An_over_long_field_is_an_error_of_its_line()
    {
        var error = Students($"{new string('x', 1_000_000)};Neuf;max@x.fr;;Groupe B;;").Rows.Should().ContainSingle().Which.Errors.Should().ContainSingle().Subject;
        (error.Column, error.Code).Should().Be(("firstname", "field.too_long"));
    }

    [Fact]
    public void An_ambiguous_class_names_its_promotions()
    {
        var error = Students("Max;Neuf;max@x.fr;;Groupe A;;").Rows.Should().ContainSingle().Which.Errors.Should().ContainSingle().Subject;
        error.Message.Should().Contain("Licence 1, Licence 2");
    }

    [Fact]
    public void Two_different_lines_for_one_person_are_both_errors_and_name_each_other()
    {
        var rows = Students("Max;Neuf;max@x.fr;;Groupe B;;", "Lia;Neuf;lia@x.fr;;Groupe B;;", "Max;NEUF;MAX@x.fr;;Groupe B;;oui").Rows;
        rows.Select(row => row.Outcome).Should().Equal(RowOutcome.Error, RowOutcome.New, RowOutcome.Error);
        new[] { rows[0], rows[2] }.Should().AllSatisfy(row => row.Errors.Should().ContainSingle().Which.Code.Should().Be("import.duplicate_in_file"));
        new[] { rows[0], rows[2] }.Should().AllSatisfy(
            row => (row.Errors[0].Message.Contains('2', StringComparison.Ordinal) && row.Errors[0].Message.Contains('4', StringComparison.Ordinal)).Should().BeTrue());
    }

    [Fact]
    public void The_same_line_twice_counts_once_and_the_second_is_named()
    {
        var rows = Students("Max;Neuf;max@x.fr;;Groupe B;;", "Max; Neuf ;max@x.fr;;Groupe B;;").Rows;
        rows.Select(row => row.Outcome).Should().Equal(RowOutcome.New, RowOutcome.Error);
    }

    [Fact]
    public void Brothers_and_sisters_of_one_address_are_different_people() =>
        Students("Lina;Durand;famille@x.fr;;Groupe B;;", "Noé;Durand;famille@x.fr;;Groupe B;;").Rows.Select(row => row.Outcome).Should().Equal(RowOutcome.New, RowOutcome.New);

    [Fact]
    public void People_of_a_covered_class_whom_the_list_does_not_name_are_reported()
    {
        var absent = Students("Emma;Roux;emma@x.fr;E1;Groupe B;;").Absent;
        absent.Should().ContainSingle().Which.Id.Should().Be("s2");
    }

    [Fact]
    public void A_line_with_an_error_still_means_that_its_person_is_present() =>
        Students("Emma;Roux;emma@x.fr;E1;Groupe B;;", "Zoé;Blanc;zoe@x.fr;;Groupe B;;peut-être").Absent.Should().BeEmpty();

    [Fact]
    public void New_students_beyond_the_licence_are_errors()
    {
        var rows = Judge(ImportType.Students, Plenty with { MaxStudents = 5 }, StudentHeader, "A;Neuf;a@x.fr;;Groupe B;;", "Emma;Roux;emma@x.fr;E1;Groupe B;;", "B;Neuf;b@x.fr;;Groupe B;;").Rows;
        rows.Select(row => row.Outcome).Should().Equal(RowOutcome.New, RowOutcome.Unchanged, RowOutcome.Error);
        rows[2].Errors[0].Code.Should().Be("licence.students");
    }

    [Theory]
    [InlineData("Licence 1;2025;2026;L1", nameof(RowOutcome.Unchanged), null)]
    [InlineData("licence 1;2025;2026;", nameof(RowOutcome.Changed), null)]
    [InlineData("Licence 1;01/09/2025;30/06/2027;L1", nameof(RowOutcome.Changed), null)]
    [InlineData("Licence 3;2025-09-01;2026-06-30;L3", nameof(RowOutcome.New), null)]
    [InlineData("Licence 0;2025;2026;", nameof(RowOutcome.New), null)]
    [InlineData("Licence 3;2026;2026;", nameof(RowOutcome.Error), "import.years_reversed")]
    [InlineData("Licence 3;deux mille;2026;", nameof(RowOutcome.Error), "import.bad_year")]
    [InlineData("Licence 3;12;2026;", nameof(RowOutcome.Error), "import.bad_year")]
    public void Promotions_are_recognised_by_name(string line, string outcome, string? code)
    {
        var row = Judge(ImportType.Promotions, Plenty, "Promotion;Année début;Année fin;Niveau", line).Rows.Should().ContainSingle().Subject;
        (row.Outcome.ToString(), row.Errors.FirstOrDefault()?.Code).Should().Be((outcome, code));
    }

    [Theory]
    [InlineData("Groupe B;Licence 1;le soir;", nameof(RowOutcome.Unchanged), null)]
    [InlineData("Groupe B;Licence 1;le matin;", nameof(RowOutcome.Changed), null)]
    [InlineData("Groupe B;Licence 1;;claire@x.fr", nameof(RowOutcome.Changed), null)]
    [InlineData("Groupe B;Licence 2;;", nameof(RowOutcome.New), null)]
    [InlineData("Groupe Z;Licence 1;;", nameof(RowOutcome.New), null)]
    [InlineData("Groupe C;Licence 9;;", nameof(RowOutcome.Error), "import.unknown_promotion")]
    [InlineData("Groupe C;Licence 1;;personne@x.fr", nameof(RowOutcome.Error), "import.unknown_teacher")]
    [InlineData("Groupe C;Licence 1;;jean@x.fr", nameof(RowOutcome.Error), "import.unknown_teacher")]
    public void Classes_are_recognised_by_name_within_their_promotion(string line, string outcome, string? code)
    {
        var row = Judge(ImportType.Classes, Plenty, "Classe;Promo;Description;E-mail enseignant", line).Rows.Should().ContainSingle().Subject;
        (row.Outcome.ToString(), row.Errors.FirstOrDefault()?.Code).Should().Be((outcome, code));
    }

    [Theory]
    [InlineData("Claire;Dubois;claire@x.fr;Enseignante;\"Groupe A\";Licence 1", nameof(RowOutcome.Unchanged), null)]
    [InlineData("Claire;Dubois;claire@x.fr;teacher;\"Groupe A, Groupe B\";Licence 1", nameof(RowOutcome.Changed), null)]
    [InlineData("Paul;Neuf;paul@x.fr;Référent;;", nameof(RowOutcome.New), null)]
    [InlineData("Paul;Neuf;paul@x.fr;Jardinier;;", nameof(RowOutcome.Error), "import.unknown_role")]
    [InlineData("Paul;Neuf;paul@x.fr;admin;;", nameof(RowOutcome.Error), "import.role_above_own")]
    [InlineData("Claire;Dubois;claire@x.fr;Intervenante;;", nameof(RowOutcome.Error), "import.role_differs")]
    [InlineData("Jean;Petit;jean@x.fr;Enseignant;;", nameof(RowOutcome.Error), "import.inactive_teacher")]
    [InlineData("Bob;Autre;claire@x.fr;Enseignant;;", nameof(RowOutcome.Error), "import.other_name")]
    [InlineData("Paul;Neuf;paul@x.fr;prof;Groupe A;", nameof(RowOutcome.Error), "import.ambiguous_class")]
    public void Teachers_are_recognised_by_email(string line, string outcome, string? code)
    {
        var row = Judge(ImportType.Teachers, Plenty, "Prénom;Nom;Courriel;Rôle;Classes;Promotion", line).Rows.Should().ContainSingle().Subject;
        (row.Outcome.ToString(), row.Errors.FirstOrDefault()?.Code).Should().Be((outcome, code));
    }

    private const string StudentHeader = "Prénom;Nom;E-mail;INE;Classe;Promotion;Consentement";

    private static Judgement Students(params string[] lines) => Judge(ImportType.Students, Plenty, StudentHeader, lines);

    private static Judgement Judge(ImportType type, Licences licences, string header, params string[] lines)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join("\r\n", [header, .. lines]));
        return PreviewImportRule.Judge(type, ImportFile.Read(type, bytes).Value, School, Role.Direction, licences);
    }
}
