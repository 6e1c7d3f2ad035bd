using System.Text;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// What names and e-mails of staff must look like, and how lists search them. Names have fewer characters than those of students, keep their
/// inner white space, and a form is told of the first fault only: so partners know it.
/// </summary>
internal static class StaffFields
{
    private const int MaxName = 80;

    /// <summary>The first thing wrong with a person's fields, or null.</summary>
    public static Error? Check(string? email, string? firstName, string? lastName) =>
        EmailAddress.OfStaff(email) is null ? PeopleErrors.InvalidStaffEmail
        : !IsName(firstName) ? PeopleErrors.InvalidStaffName("firstName")
        : !IsName(lastName) ? PeopleErrors.InvalidStaffName("lastName")
        : null;

    public static bool IsName(string? name) =>
        name is not null && Clean(name) is { Length: > 0 and <= MaxName } clean && IsReadable(clean) && !clean.Any(char.IsControl);

    /// <summary>A name as it is kept.</summary>
    public static string Clean(string name) => TypedText.Visible(name).Trim();

    /// <summary>As <see cref="TypedText.IsText"/>, and without the sign that a wrong encoding leaves behind.</summary>
    public static bool IsReadable(string text) => TypedText.IsText(text) && !text.Contains((char)Rune.ReplacementChar.Value, StringComparison.Ordinal);

    /// <summary>Text as lists of staff are sorted and searched by. Rows of before hold ligatures and typographic signs until their member changes.</summary>
    public static string Searchable(params ReadOnlySpan<string> parts) => Folding.Of(string.Join(' ', parts!));

    /// <summary>What is looked for in rows whose spaces, dashes and apostrophes are left out.</summary>
    public static string Sought(string search) => Folding.KeyOf(search).Replace(" ", "", StringComparison.Ordinal);
}
