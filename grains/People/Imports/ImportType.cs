namespace StudyMate.People;

/// <summary>The four kinds of lists, in the order in which a school imports them.</summary>
internal enum ImportType
{
    Promotions,
    Classes,
    Teachers,
    Students,
}

internal static class ImportTypes
{
    public static string NameOf(ImportType type) => type switch
    {
        ImportType.Promotions => "promotions",
        ImportType.Classes => "classes",
        ImportType.Teachers => "teachers",
        ImportType.Students => "students",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static ImportType? Parse(string? name)
    {
        foreach (var type in Enum.GetValues<ImportType>())
        {
            if (string.Equals(NameOf(type), name?.Trim(), StringComparison.OrdinalIgnoreCase))
                return type;
        }

        return null;
    }
}
