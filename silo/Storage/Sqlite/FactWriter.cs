using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>Writes the appends of one tenant on the writer's connection, inside its transaction.</summary>
internal sealed class FactWriter
{
    private readonly SqliteSession _session;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _find;
    private readonly byte[] _day = new byte[10];
    private DateOnly _dayOf;

    // Bound by position in the order of Facts/Insert.
    private const int Tenant = 1, Position = 2, Id = 3, Kind = 4, V = 5, Subject = 6, Actor = 7, Class = 8, Theme = 9, ThemeVersion = 10,
        Assignment = 11, Session = 12, OccurredAt = 13, RecordedAt = 14, SchoolDay = 15, Folded = 16, Digest = 17, Payload = 18;

    public FactWriter(SqliteSession session)
    {
        _session = session;
        _insert = session.Prepare("Facts/Insert");
        _find = session.Prepare("Facts/Find");
        string[] order = ["tenant", "position", "id", "kind", "v", "subject", "actor", "class", "theme", "themeVersion", "assignment",
            "session", "occurredAt", "recordedAt", "schoolDay", "folded", "digest", "payload"];
        if (!_insert.Parameters.SequenceEqual(order, StringComparer.Ordinal))
            throw new InvalidOperationException("Facts/Insert names its parameters in another order than the writer binds them.");
    }

    /// <exception cref="StaleHeadException">Somebody else appended since.</exception>
    public AppendOutcome Write(string tenant, long expectedHead, ImmutableArray<Append> appends)
    {
        if (Head(tenant) != expectedHead)
            throw new StaleHeadException(tenant);

        _insert.Bind(Tenant, tenant);
        _find.Bind(1, tenant);
        var head = expectedHead;
        var results = ImmutableArray.CreateBuilder<AppendResult>(appends.Length);
        var folded = ImmutableArray.CreateBuilder<StoredFact>();
        foreach (var append in appends)
            results.Add(WriteOne(tenant, append, ref head, folded));

        if (head != expectedHead)
            Advance(tenant, expectedHead, head);
        return new AppendOutcome(head, results.MoveToImmutable(), folded.ToImmutable());
    }

    /// <summary>The tenant's head as this connection sees it, 0 when there is none.</summary>
    public static long Head(SqliteSession session, string tenant)
    {
        var read = session.Prepare("Facts/Head").Bind(1, tenant);
        try
        {
            return read.Step() ? read.Integer(0) : 0;
        }
        finally
        {
            read.Reset();
        }
    }

    private long Head(string tenant) => Head(_session, tenant);

    /// <summary>One append, undone alone when it is refused, and also when it fails if the transaction is guarded.</summary>
    private AppendResult WriteOne(string tenant, Append append, ref long head, ImmutableArray<StoredFact>.Builder folded)
    {
        if (!_session.Guarded)
            return new AppendResult(Append(tenant, append, ref head, folded), null);

        var (start, foldedBefore) = (head, folded.Count);
        _session.Control("SAVEPOINT append");
        try
        {
            var appended = Append(tenant, append, ref head, folded);
            _session.Control("RELEASE append");
            return new AppendResult(appended, null);
        }
        catch (Exception fault) when (_session.InTransaction)
        {
            // Its own mistake (an unknown statement, a broken constraint) goes to its own caller.
            _session.Control("ROLLBACK TO append");
            _session.Control("RELEASE append");
            (head, folded.Count) = (start, foldedBefore);
            return new AppendResult(null, fault);
        }
    }

    private Appended Append(string tenant, Append append, ref long head, ImmutableArray<StoredFact>.Builder folded)
    {
        var (start, foldedBefore) = (head, folded.Count);
        var existing = Insert(append, ref head, folded);
        if (append.RefuseExisting && existing.Length > 0)
        {
            if (head > start)
                _session.Prepare("Facts/TakeBack").Bind(1, tenant).Bind(2, start).Execute();
            (head, folded.Count) = (start, foldedBefore);
            return new Appended(start, existing);
        }

        // All facts known: a repetition, whose rows were written with them. Rows may have gone on since, and must not be put back.
        if (existing.Length == append.Facts.Length && existing.Length > 0)
            return new Appended(head, existing);
        foreach (var row in append.Rows)
            SqliteRows.Write(_session, row);
        return new Appended(head, existing);
    }

    /// <summary>Inserts the facts that are new; answers those that were in the log before this append.</summary>
    private ImmutableArray<ExistingFact> Insert(Append append, ref long head, ImmutableArray<StoredFact>.Builder folded)
    {
        var start = head;
        ImmutableArray<ExistingFact>.Builder? existing = null;
        foreach (var fact in append.Facts)
        {
            // Once a refused append has met an existing id, only further existing ids are of interest.
            var refused = append.RefuseExisting && existing is not null;
            if (!refused && Insert(fact, head + 1))
            {
                head++;
                if (fact.Folded)
                    folded.Add(new StoredFact(head, fact));
            }
            else if (Find(fact.Id) is { } found && found.Position <= start)
            {
                (existing ??= ImmutableArray.CreateBuilder<ExistingFact>()).Add(new ExistingFact(fact.Id, found.Digest));
            }
        }

        return existing?.ToImmutable() ?? [];
    }

    private bool Insert(Fact fact, long position) => _insert
        .Bind(Position, position)
        .Bind(Id, fact.Id)
        .Bind(Kind, fact.Kind)
        .Bind(V, fact.V)
        .Bind(Subject, fact.Subject)
        .Bind(Actor, fact.Actor)
        .Bind(Class, fact.ClassId)
        .Bind(Theme, fact.ThemeId)
        .Bind(ThemeVersion, fact.ThemeVersion)
        .Bind(Assignment, fact.AssignmentId)
        .Bind(Session, fact.SessionId)
        .Bind(OccurredAt, Micros.Of(fact.OccurredAt))
        .Bind(RecordedAt, Micros.Of(fact.RecordedAt))
        .Bind(SchoolDay, Day(fact.SchoolDay))
        .Bind(Folded, fact.Folded ? 1 : 0)
        .Bind(Digest, fact.Digest)
        .Bind(Payload, fact.Payload)
        .Execute() == 1;

    private (long Position, long Digest)? Find(string id)
    {
        _find.Bind(2, id);
        try
        {
            return _find.Step() ? (_find.Integer(0), _find.Integer(1)) : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    private void Advance(string tenant, long expected, long next)
    {
        if (expected == 0)
            _session.Prepare("Facts/OpenHead").Bind(1, tenant).Execute();
        var advance = _session.Prepare("Facts/AdvanceHead");
        advance.Bind(advance.IndexOf("tenant"), tenant).Bind(advance.IndexOf("expected"), expected).Bind(advance.IndexOf("next"), next);
        if (advance.Execute() != 1)
            throw new StaleHeadException(tenant);
    }

    /// <summary>Nearly all facts of a transaction are of the same day.</summary>
    private ReadOnlySpan<byte> Day(DateOnly day)
    {
        if (day != _dayOf || _day[0] == 0)
        {
            Encoding.ASCII.GetBytes(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _day);
            _dayOf = day;
        }

        return _day;
    }
}
