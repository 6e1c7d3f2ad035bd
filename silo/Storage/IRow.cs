namespace StudyMate.Storage;

/// <summary>The row that a statement of either database stands at. Columns are counted from 0.</summary>
internal interface IRow
{
    /// <summary>Of the statement, <c>Domain/Name</c>.</summary>
    string Name { get; }

    int ColumnCount { get; }

    string ColumnName(int column);

    bool IsNull(int column);

    long Integer(int column);

    double Real(int column);

    string Text(int column);

    string? TextOrNull(int column);
}
