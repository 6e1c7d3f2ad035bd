using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>
/// The server offers no way to overwrite what was deleted: pages are reused in its own time, and binary logs expire as the server is told.
/// What must not be readable until then is kept from others by the encryption of its disk and by a short life of its logs, which
/// <c>docs/operations.md</c> asks for.
/// </summary>
internal sealed class MySqlDeletedData : IDeletedData
{
    public Task OverwriteAsync() => Task.CompletedTask;
}
