namespace StudyMate.Storage;

/// <summary>A fact that needs a MariaDB or MySQL server: skipped with a reason that everybody sees where none is given.</summary>
internal sealed class MariaDbFactAttribute : FactAttribute
{
    public MariaDbFactAttribute() => Skip = Missing;

    /// <summary>Why there is nothing to test against, or null.</summary>
    public static string? Missing { get; } = TestDatabase.Server is null
        ? $"{TestDatabase.Variable} names no MariaDB server: what needs one was not tested. Run the tests through .ci/mariadb."
        : null;
}

/// <inheritdoc cref="MariaDbFactAttribute"/>
internal sealed class MariaDbTheoryAttribute : TheoryAttribute
{
    public MariaDbTheoryAttribute() => Skip = MariaDbFactAttribute.Missing;
}
