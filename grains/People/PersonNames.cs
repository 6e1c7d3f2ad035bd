using StudyMate.Common;

namespace StudyMate.People;

/// <summary>First and last name of somebody, as a list or a school writes them.</summary>
internal readonly record struct PersonName(string? First, string? Last)
{
    /// <summary>The words, whatever sign, accent or case they are written with.</summary>
    public string[] Words => Folding.KeyOf($"{First} {Last}").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Whether two names are one person's: a list must not turn one child into another.</summary>
internal static class PersonNames
{
    /// <summary>The same words, or those of the one among those of the other, with the same first and the same last.</summary>
    public static bool AreSame(PersonName one, PersonName other)
    {
        var (left, right) = (one.Words, other.Words);
        if (left.Length == 0 || right.Length == 0)
            return false;
        if (left.SequenceEqual(right, StringComparer.Ordinal))
            return true;
        var (few, many) = left.Length <= right.Length ? (left, right) : (right, left);
        return few.All(word => many.Contains(word, StringComparer.Ordinal))
            && string.Equals(few[0], many[0], StringComparison.Ordinal) && string.Equals(few[^1], many[^1], StringComparison.Ordinal);
    }

    /// <summary>All but one letter: missing, added, another, or changed places with its neighbour. Nobody can tell a typing error from a twin.</summary>
    public static bool AreAlike(PersonName one, PersonName other)
    {
        var (left, right) = (string.Join(' ', one.Words), string.Join(' ', other.Words));
        if (Math.Abs(left.Length - right.Length) > 1 || string.Equals(left, right, StringComparison.Ordinal))
            return false;
        var start = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        var rest = (left[start..], right[start..]);
        return rest switch
        {
            ({ Length: > 1 } a, { Length: > 1 } b) when a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..] => true,
            ({ Length: > 0 } a, { Length: > 0 } b) when a[1..] == b[1..] => true,
            ({ Length: > 0 } a, var b) when a[1..] == b => true,
            (var a, { Length: > 0 } b) => a == b[1..],
            _ => false,
        };
    }
}
