namespace StudyMate.Storage;

/// <summary>Where the statements of the stores run: in the product a file with its writer and readers, in the simulation one connection in memory.</summary>
internal interface ISqliteDatabase
{
    /// <summary>Makes it ready; repeating it does nothing.</summary>
    void Open();

    /// <summary>Work that is durable, entirely or not at all, once the task completes.</summary>
    Task<T> WriteAsync<T>(Func<SqliteSession, T> work);

    /// <summary>Reads what was committed when it begins.</summary>
    Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken);
}
