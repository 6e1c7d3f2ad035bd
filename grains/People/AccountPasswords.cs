using System.Collections.Frozen;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// What a password must be: long rather than complicated, not the e-mail, not one of those that are tried first (common ones, names, dates, rows of the
/// keyboard, words of the school, as zxcvbn estimates). Refusals: <c>password.too_short</c>, <c>password.too_long</c>, <c>password.is_email</c>,
/// <c>password.too_common</c>.
/// </summary>
internal static class AccountPasswords
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

    /// <summary>Hours of guessing and more, on zxcvbn's scale of 0 to 4.</summary>
    private const int MinScore = 2;

    /// <summary>Estimating takes time that grows with the length, and whoever has come this far is beyond guessing.</summary>
    private const int EstimatedLength = 40;

    private const int MinWord = 3;

    /// <summary>Its dictionaries are read once, when somebody sets a password for the first time.</summary>
    private static readonly Lazy<Zxcvbn.Zxcvbn> Estimator = new(() => new Zxcvbn.Zxcvbn());

    /// <summary>The commonest of ten and more characters, in lower case, French keyboards included.</summary>
    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.Ordinal,
        "0123456789", "1234567890", "0987654321", "9876543210", "12345678910", "123456789a", "a123456789", "1q2w3e4r5t", "1qaz2wsx3edc",
        "1a2z3e4r5t", "aaaaaaaaaa", "abcdefghij", "abcd123456", "abc1234567", "administrator", "administrateur", "admin12345",
        "azerty1234", "azerty12345", "azerty123456", "azertyuiop", "azertyuiop1", "azertyuiop123", "bonjour123", "bonjour1234",
        "changeme123", "dragon1234", "enseignant", "football123", "football12", "iloveyou12", "iloveyou123", "informatique",
        "jetaime123", "letmein123", "marseille13", "michael123", "motdepasse", "motdepasse1", "motdepasse123", "mot2passe12",
        "passw0rd12", "passw0rd123", "password01", "password12", "password123", "password1234", "password!1", "p@ssw0rd12",
        "p@ssword12", "princess12", "professeur", "qsdfghjklm", "qwerty1234", "qwerty12345", "qwerty123456", "qwertyuiop",
        "qwertyuiop1", "secret1234", "soleil1234", "studymate1", "studymate123", "sunshine12", "welcome123", "welcome1234",
        "1111111111", "0000000000", "1212121212", "1122334455", "5555555555", "zxcvbnm123");

    /// <summary>What is wrong with a new password of this account, or null.</summary>
    /// <param name="password">In clear.</param>
    /// <param name="email">Of the account.</param>
    /// <param name="words">What else is known of its owner: names and ids of their schools.</param>
    public static Error? Check(string password, string email, params ReadOnlySpan<string?> words)
    {
        if (password.Length < MinLength)
            return PeopleErrors.PasswordTooShort;
        if (password.Length > MaxLength)
            return PeopleErrors.PasswordTooLong;
        var lower = password.Trim().ToLowerInvariant();
        if (string.Equals(lower, email, StringComparison.Ordinal) || string.Equals(lower, email.Split('@')[0], StringComparison.Ordinal))
            return PeopleErrors.PasswordIsEmail;
        if (Common.Contains(lower) || lower.Distinct().Count() < 3)
            return PeopleErrors.PasswordTooCommon;
        var estimated = TypedText.Composed(lower.Length > EstimatedLength ? lower[..EstimatedLength] : lower);
        return Estimator.Value.EvaluatePassword(estimated, WordsOf(["studymate", "ergomate", email, .. words])).Score < MinScore
            ? PeopleErrors.PasswordTooCommon
            : null;
    }

    /// <summary>Words as people build them into passwords: each, and all together, with accents and without.</summary>
    private static IEnumerable<string> WordsOf(IEnumerable<string?> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts.OfType<string>())
        {
            foreach (var spelling in new[] { text.ToLowerInvariant(), Folding.Of(text) })
            {
                var parts = spelling.Split([' ', '-', '.', '_', '@', '\''], StringSplitOptions.RemoveEmptyEntries);
                words.UnionWith(parts.Append(string.Concat(parts)).Where(part => part.Length >= MinWord));
            }
        }

        return words;
    }
}
