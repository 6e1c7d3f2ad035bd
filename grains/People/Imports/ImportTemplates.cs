using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Files to start from, as French spreadsheets open them.</summary>
internal static class ImportTemplates
{
    public static string Of(ImportType type)
    {
        string[][] lines = type switch
        {
            ImportType.Promotions =>
            [
                ["Promotion", "Année début", "Année fin", "Niveau"],
                ["Sixième 2025", "2025", "2026", "6eme"],
                ["Licence 1 2025", "2025", "2026", "L1"],
            ],
            ImportType.Classes =>
            [
                ["Classe", "Promotion", "Description", "E-mail enseignant"],
                ["6e A", "Sixième 2025", "Option latin", "camille.martin@exemple.fr"],
                ["6e B", "Sixième 2025", "", ""],
            ],
            ImportType.Teachers =>
            [
                ["Prénom", "Nom", "E-mail", "Rôle", "Classes"],
                ["Camille", "Martin", "camille.martin@exemple.fr", "enseignant", "6e A, 6e B"],
                ["Dominique", "Petit", "dominique.petit@exemple.fr", "référent", ""],
            ],
            ImportType.Students =>
            [
                ["Prénom", "Nom", "E-mail", "Identifiant", "Classe", "Promotion", "Consentement"],
                ["Zoé", "Dupont", "zoe.dupont@exemple.fr", "", "6e A", "Sixième 2025", "oui"],
                ["Noé", "Müller", "", "12345", "6e B", "Sixième 2025", "non"],
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
        var csv = new CsvWriter(lines[0]);
        foreach (var line in lines.Skip(1))
            csv.Add(line);
        return csv.ToString();
    }
}
