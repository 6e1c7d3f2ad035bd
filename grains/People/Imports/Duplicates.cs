using System.Collections.Immutable;

namespace StudyMate.People;

/// <summary>A natural key that a line claims.</summary>
internal sealed record ClaimedKey(RowFields Row, string Column, string Key);

/// <summary>
/// Lines that claim the same key. The same line twice: the first stands, the others are named. Two different lines: nobody can know
/// which is right, so all are errors, each naming the other.
/// </summary>
internal static class Duplicates
{
    public static void Flag(IEnumerable<ClaimedKey> claims)
    {
        foreach (var group in claims.GroupBy(claim => (claim.Column, claim.Key)))
        {
            var all = group.ToImmutableArray();
            if (all.Length == 1)
                continue;
            var first = all[0];
            var second = all[1];
            var same = all.All(claim => string.Equals(claim.Row.Fingerprint, first.Row.Fingerprint, StringComparison.Ordinal));
            if (!same)
                Flag(first, second.Row.Line);
            foreach (var other in all.Skip(1))
                Flag(other, first.Row.Line);
        }
    }

    private static void Flag(ClaimedKey claim, int otherLine) =>
        claim.Row.Fail(claim.Column, ImportErrors.DuplicateInFile(claim.Row.Line, otherLine, claim.Column));
}
