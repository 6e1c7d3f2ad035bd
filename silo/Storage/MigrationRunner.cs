using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>What the runner asks of a database, which nobody else changes meanwhile.</summary>
internal interface ISchema
{
    /// <summary>The setting that names the database, for refusals.</summary>
    string Setting { get; }

    /// <summary>Numbers of the migrations that were applied; makes their table when there is none.</summary>
    Task<ImmutableArray<int>> AppliedAsync(CancellationToken cancellationToken);

    /// <summary>Copies what a migration takes away and compares the copy; answers where it is.</summary>
    /// <exception cref="StartRefusedException">It cannot be copied, or the copy is not the same.</exception>
    Task<string> SaveAsync(SqlMigration migration);

    /// <summary>Runs a migration and writes down that it was.</summary>
    /// <exception cref="StartRefusedException">It failed.</exception>
    Task RunAsync(SqlMigration migration, DateTimeOffset now);
}

/// <summary>Brings a database up to this version of the program, once per migration.</summary>
internal static partial class MigrationRunner
{
    /// <summary>Applies what is missing; answers the numbers applied now.</summary>
    /// <exception cref="StartRefusedException">The database was made by a newer version, a migration failed, or what it takes away could not be saved.</exception>
    public static async Task<ImmutableArray<int>> ApplyAsync(
        ISchema schema, ImmutableArray<SqlMigration> migrations, TimeProvider time, ILogger? logger, CancellationToken cancellationToken)
    {
        var applied = await schema.AppliedAsync(cancellationToken);
        if (applied.Except(migrations.Select(migration => migration.Number)).Order().ToArray() is [var unknown, ..])
        {
            throw new StartRefusedException(
                $"The database ({schema.Setting}) was written by another version of StudyMate: it has migration {unknown:D4}, which this version does not know. Start that version, or restore a backup.");
        }

        var now = ImmutableArray.CreateBuilder<int>();
        foreach (var migration in migrations.Where(migration => !applied.Contains(migration.Number)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A new database has nothing to lose.
            if (!migration.Losing.IsEmpty && !applied.IsEmpty)
                LogSaved(logger ?? NullLogger.Instance, migration, await schema.SaveAsync(migration));
            await schema.RunAsync(migration, time.GetUtcNow());
            now.Add(migration.Number);
        }

        return now.ToImmutable();
    }

    [LoggerMessage(LogLevel.Warning, "Migration {Migration} cannot be undone: what was before is kept in {Copy}. Remove it when nobody needs to go back.")]
    private static partial void LogSaved(ILogger logger, SqlMigration migration, string copy);
}
