using System.Text.RegularExpressions;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// What an e-mail address looks like and how it is compared: composed and in lower case. There are two measures, and both are here. An account
/// of staff takes whatever might reach somebody, because people sign in with it and such accounts exist; a roster (students, and teachers in a
/// list) is stricter about signs that are rather a slip of the file than an address.
/// </summary>
internal static partial class EmailAddress
{
    /// <summary>An address of staff as it is kept and compared; null when it cannot be one.</summary>
    public static string? OfStaff(string? typed)
    {
        if (TypedText.Clean(typed) is not { Length: >= 3 and <= PeopleLimits.Email } trimmed || !StaffFields.IsReadable(trimmed))
            return null;
        var at = trimmed.LastIndexOf('@');
        if (at < 1 || at == trimmed.Length - 1 || trimmed.IndexOf('@', StringComparison.Ordinal) != at)
            return null;
        if (trimmed.Any(character => character is ' ' or '<' or '>' or ',' or ';' or '"'))
            return null;
        var domain = trimmed[(at + 1)..];
        return domain.StartsWith('.') || domain.EndsWith('.') || !domain.Contains('.', StringComparison.Ordinal) ? null : Compared(trimmed);
    }

    /// <summary>An address of a roster, cleaned as any text of it; whether it is one, <see cref="IsOfRoster"/> says.</summary>
    public static string? CleanOfRoster(string? typed) => TypedText.Clean(typed) is { } clean ? Compared(clean) : null;

    /// <summary>Up to 64 characters, an at sign and a domain of two or more labels; no brackets, quotes, colons or lists.</summary>
    public static bool IsOfRoster(string clean) => RosterShape().IsMatch(clean);

    private static string Compared(string address) => address.ToLowerInvariant();

    [GeneratedRegex(@"^[^@\s<>(),;:""\[\]\\]{1,64}@[^@\s<>(),;:""\[\]\\.]+(\.[^@\s<>(),;:""\[\]\\.]+)+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RosterShape();
}
