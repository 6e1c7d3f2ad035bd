namespace StudyMate.Storage;

/// <summary>A fact that needs a MariaDB or MySQL server: skipped with a reason that everybody sees where none is given.</summary>
internal sealed class MariaDbFactAttribute : FactAttribute
{
    public MariaDbFactAttribute() => Skip = MariaDb.Missing;
}

/// <inheritdoc cref="MariaDbFactAttribute"/>
internal sealed class MariaDbTheoryAttribute : TheoryAttribute
{
    public MariaDbTheoryAttribute() => Skip = MariaDb.Missing;
}
