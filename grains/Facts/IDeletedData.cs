namespace StudyMate.Facts;

/// <summary>
/// What was deleted or replaced and lies on in the database's files: in a log, in pages that nothing points to any more. Implemented per
/// database.
/// </summary>
internal interface IDeletedData
{
    /// <summary>
    /// Makes everything that was deleted or replaced before this call unreadable in the files, too. Throws when that is not possible now;
    /// it may be tried again.
    /// </summary>
    Task OverwriteAsync();
}
