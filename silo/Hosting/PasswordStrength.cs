using StudyMate.Common;

namespace StudyMate.Hosting;

/// <summary>
/// How soon a password would be guessed, as zxcvbn estimates it: common ones, names, dates, rows of the keyboard, and words that whoever guesses knows
/// of its owner and their school.
/// </summary>
internal static class PasswordStrength
{
    /// <summary>Hours of guessing and more, on zxcvbn's scale of 0 to 4.</summary>
    private const int MinScore = 2;

    /// <summary>Estimating takes time that grows with the length, and whoever has come this far is beyond guessing.</summary>
    private const int EstimatedLength = 40;

    private const int MinWord = 3;

    /// <summary>Its dictionaries are read once, when somebody sets a password for the first time.</summary>
    private static readonly Lazy<Zxcvbn.Zxcvbn> Estimator = new(() => new Zxcvbn.Zxcvbn());

    /// <param name="password">In clear.</param>
    /// <param name="known">The e-mail, and names and ids of the schools.</param>
    public static bool IsTriedFirst(string password, IEnumerable<string?> known)
    {
        var lower = password.Trim().ToLowerInvariant();
        var estimated = TypedText.Composed(lower.Length > EstimatedLength ? lower[..EstimatedLength] : lower);
        return Estimator.Value.EvaluatePassword(estimated, WordsOf(["studymate", "ergomate", .. known])).Score < MinScore;
    }

    /// <summary>Words as people build them into passwords: each, and all together, with accents and without.</summary>
    private static HashSet<string> WordsOf(IEnumerable<string?> texts)
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
