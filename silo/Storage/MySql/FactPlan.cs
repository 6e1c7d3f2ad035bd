using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>
/// Which facts of a flush are new, where they go and what each append is told, worked out beside the database: so that they can be
/// written with one wait for the server.
/// </summary>
/// <param name="Head">The tenant's head afterwards.</param>
/// <param name="Fresh">What is to be inserted, in order, with dense positions.</param>
/// <param name="Appended">What becomes of each append.</param>
/// <param name="Rows">Changes of the appends that are neither refused nor repetitions, in order.</param>
internal sealed record FactPlan(long Head, ImmutableArray<StoredFact> Fresh, ImmutableArray<Appended> Appended, ImmutableArray<RowChange> Rows)
{
    /// <param name="head">The tenant's head before.</param>
    /// <param name="appends">Those that share the transaction.</param>
    /// <param name="known">Facts that are in the log already, by id; what is missing there is taken to be new.</param>
    public static FactPlan Of(long head, ImmutableArray<Append> appends, IReadOnlyDictionary<string, ExistingFact> known)
    {
        var fresh = ImmutableArray.CreateBuilder<StoredFact>();
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        var appended = ImmutableArray.CreateBuilder<Appended>(appends.Length);
        var earlier = new Dictionary<string, ExistingFact>(known, StringComparer.Ordinal);
        foreach (var append in appends)
        {
            var existing = ImmutableArray.CreateBuilder<ExistingFact>();
            var mine = new OrderedDictionary<string, Fact>(StringComparer.Ordinal);
            foreach (var fact in append.Facts)
            {
                if (earlier.TryGetValue(fact.Id, out var found))
                    existing.Add(found);
                else
                    mine.TryAdd(fact.Id, fact);
            }

            if (!append.RefuseExisting || existing.Count == 0)
            {
                foreach (var fact in mine.Values)
                {
                    fresh.Add(new StoredFact(++head, fact));
                    earlier.Add(fact.Id, new ExistingFact(fact.Id, fact.Digest));
                }

                // All facts known: a repetition, whose rows were written with them. Rows may have gone on since, and must not be put back.
                if (mine.Count > 0 || append.Facts.IsEmpty)
                    rows.AddRange(append.Rows);
            }

            appended.Add(new Appended(head, existing.ToImmutable()));
        }

        return new FactPlan(head, fresh.ToImmutable(), appended.MoveToImmutable(), rows.ToImmutable());
    }
}
