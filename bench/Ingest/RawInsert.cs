using System.Collections.Immutable;
using System.Diagnostics;
using StudyMate.Facts;
using StudyMate.Storage;

namespace StudyMate.Bench;

/// <summary>
/// The raw side of the ingest figures: one connection, one prepared insert, the product's own table, indexes and pragmas
/// (<c>synchronous=FULL</c>), nothing else. What the disk and SQLite give is the measure of what the whole HTTP path makes of it.
/// Random ids make an insert dearer the more rows there are, so both sides must be compared with equally full tables.
/// </summary>
internal sealed class RawInsert : IDisposable
{
    /// <summary>Rows per transaction that are tried; the best counts.</summary>
    public static readonly ImmutableArray<int> TransactionRows = [50, 400, 2_000];

    private readonly string _folder;
    private readonly SqliteSession _session;
    private readonly SqliteStatement _insert;

    /// <summary>Opens a fresh file in <paramref name="folder"/>, which goes with it.</summary>
    public RawInsert(string folder)
    {
        _folder = folder;
        _session = RawSqlite.Open(folder);
        _insert = _session.Prepare("Facts/Insert").Bind(1, "school");
    }

    /// <summary>Rows in the table.</summary>
    public long Rows { get; private set; }

    /// <summary>Each size of transaction once, on a fresh file under <paramref name="folder"/>; the best one.</summary>
    public static RawFigure Best(string folder, ImmutableArray<Fact> facts) =>
        TransactionRows.Select(size =>
        {
            using var raw = new RawInsert(Path.Combine(folder, $"raw-{size}"));
            return raw.Run(facts, size);
        }).MaxBy(figure => figure.RowsPerSecond)!;

    /// <summary>Fills the table up, outside of what is measured.</summary>
    public void FillTo(long rows, Func<int, ImmutableArray<Fact>> make)
    {
        const int Most = 50_000;
        while (Rows < rows)
            Run(make((int)Math.Min(Most, rows - Rows)), TransactionRows[^1]);
    }

    /// <summary>Inserts the facts, in transactions of <paramref name="transactionRows"/> rows.</summary>
    public RawFigure Run(ImmutableArray<Fact> facts, int transactionRows)
    {
        var began = Stopwatch.GetTimestamp();
        for (var from = 0; from < facts.Length; from += transactionRows)
        {
            _session.Control("BEGIN IMMEDIATE");
            for (var index = from; index < Math.Min(from + transactionRows, facts.Length); index++)
                Insert(_insert, facts[index], ++Rows);
            _session.Control("COMMIT");
        }

        return new RawFigure(facts.Length / Stopwatch.GetElapsedTime(began).TotalSeconds, transactionRows);
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
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
