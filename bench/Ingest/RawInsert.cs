using System.Collections.Immutable;
using System.Diagnostics;
using StudyMate.Facts;
using StudyMate.Storage;

namespace StudyMate.Bench;

/// <summary>
/// The raw side of the ingest figures: one connection, one prepared insert, the product's own table, indexes and pragmas
/// (<c>synchronous=FULL</c>), nothing else. What the disk and SQLite give is the measure of what the whole HTTP path makes of it.
/// </summary>
internal static class RawInsert
{
    /// <summary>Rows per transaction that are tried; the best counts.</summary>
    public static readonly ImmutableArray<int> TransactionRows = [50, 400, 2_000];

    /// <summary>Each size of transaction once, on a fresh file under <paramref name="folder"/>; the best one.</summary>
    public static RawFigure Best(string folder, ImmutableArray<Fact> facts) =>
        TransactionRows.Select(rows => Run(Path.Combine(folder, $"raw-{rows}"), facts, rows)).MaxBy(figure => figure.RowsPerSecond)!;

    /// <summary>Inserts the facts, in transactions of <paramref name="transactionRows"/> rows, into a fresh file in a folder of its own.</summary>
    public static RawFigure Run(string folder, ImmutableArray<Fact> facts, int transactionRows)
    {
        Directory.CreateDirectory(folder);
        try
        {
            using var session = SqliteSession.OpenWriter(Path.Combine(folder, SqliteDatabase.FileName), SqlStatements.Sqlite, new SqliteTuning());
            SqliteMigrations.Apply(session, SqlStatements.Sqlite.Migrations, TimeProvider.System);
            var insert = session.Prepare("Facts/Insert").Bind(1, "school");
            var began = Stopwatch.GetTimestamp();
            for (var from = 0; from < facts.Length; from += transactionRows)
            {
                session.Control("BEGIN IMMEDIATE");
                for (var index = from; index < Math.Min(from + transactionRows, facts.Length); index++)
                    Insert(insert, facts[index], index + 1);
                session.Control("COMMIT");
            }

            return new RawFigure(facts.Length / Stopwatch.GetElapsedTime(began).TotalSeconds, transactionRows);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Insert(SqliteStatement insert, Fact fact, long position)
    {
        var rows = insert
            .Bind(2, position)
            .Bind(3, fact.Id)
            .Bind(4, fact.Kind)
            .Bind(5, fact.V)
            .Bind(6, fact.Subject)
            .Bind(7, fact.Actor)
            .Bind(8, fact.ClassId)
            .Bind(9, fact.ThemeId)
            .Bind(10, fact.ThemeVersion)
            .Bind(11, fact.AssignmentId)
            .Bind(12, fact.SessionId)
            .Bind(13, Micros.Of(fact.OccurredAt))
            .Bind(14, Micros.Of(fact.RecordedAt))
            .Bind(15, "2026-09-01"u8)
            .Bind(16, fact.Folded ? 1 : 0)
            .Bind(17, fact.Digest)
            .Bind(18, fact.Payload)
            .Execute();
        if (rows != 1)
            throw new InvalidOperationException("A raw row was not inserted.");
    }
}

/// <param name="RowsPerSecond">Rows durably written per second.</param>
/// <param name="TransactionRows">Rows per transaction.</param>
internal sealed record RawFigure(double RowsPerSecond, int TransactionRows);
