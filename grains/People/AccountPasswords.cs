using System.Collections.Frozen;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// What a password must be: long rather than complicated, not the e-mail, not one of those that everybody tries first. How soon it would be guessed is
/// estimated beside this (<see cref="IPasswords.CheckAsync"/>). Refusals: <c>password.too_short</c>, <c>password.too_long</c>, <c>password.is_email</c>,
/// <c>password.too_common</c>.
/// </summary>
internal static class AccountPasswords
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

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
    public static Error? Check(string password, string email)
    {
        if (password.Length < MinLength)
            return PeopleErrors.PasswordTooShort;
        if (password.Length > MaxLength)
            return PeopleErrors.PasswordTooLong;
        var lower = password.Trim().ToLowerInvariant();
        if (string.Equals(lower, email, StringComparison.Ordinal) || string.Equals(lower, email.Split('@')[0], StringComparison.Ordinal))
            return PeopleErrors.PasswordIsEmail;
        return Common.Contains(lower) || lower.Distinct().Count() < 3
            ? PeopleErrors.PasswordTooCommon
            : null;
    }
}
