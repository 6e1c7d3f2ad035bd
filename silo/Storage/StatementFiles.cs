using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace StudyMate.Storage;

/// <summary>
/// Files of named statements: <c>Domain.sql</c> is what both databases say, <c>Domain.mysql.sql</c> and <c>Domain.sqlite.sql</c> what one of
/// them says differently, or alone. A statement begins with a line <c>-- name: Name</c>; comments below it belong to it.
/// </summary>
internal static partial class StatementFiles
{
    /// <summary>Far more than reading a file of ours takes.</summary>
    private const int PatienceMs = 1000;

    /// <summary>The statements of a database, by <c>Domain/Name</c>.</summary>
    /// <param name="database">As file names say it.</param>
    /// <param name="files">Names without <c>.sql</c>, and texts.</param>
    /// <exception cref="InvalidOperationException">A file cannot be read as statements, names one twice, or repeats what both databases say.</exception>
    public static FrozenDictionary<string, string> Of(string database, IReadOnlyCollection<(string Name, string Text)> files)
    {
        var shared = Statements(files, suffix: "");
        var own = Statements(files, "." + database);
        if (own.FirstOrDefault(statement => shared.GetValueOrDefault(statement.Key) == statement.Value).Key is { } same)
            throw new InvalidOperationException($"'{same}' says for {database} what it says for both databases.");
        return own.Concat(shared.Where(statement => !own.ContainsKey(statement.Key))).ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Statements(IEnumerable<(string Name, string Text)> files, string suffix)
    {
        var statements = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, text) in files.Where(file => file.Name.EndsWith(suffix, StringComparison.Ordinal) && file.Name.Contains('.', StringComparison.Ordinal) == suffix.Length > 0))
        {
            var domain = file[..^suffix.Length];
            var parts = Heading().Split(text.ReplaceLineEndings("\n"));
            if (parts[0].Trim().Length > 0)
                throw new InvalidOperationException($"'{file}' begins with a text that has no name.");
            for (var part = 1; part < parts.Length; part += 2)
            {
                var (name, sql) = ($"{domain}/{parts[part].Trim()}", parts[part + 1].Trim());
                if (!Name().IsMatch(name) || sql.Length == 0 || !statements.TryAdd(name, sql))
                    throw new InvalidOperationException($"'{name}' of '{file}' is no name, is empty, or is there twice.");
            }
        }

        return statements;
    }

    [GeneratedRegex("^-- name:(?<name>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, PatienceMs)]
    private static partial Regex Heading();

    [GeneratedRegex("^[A-Z][A-Za-z]+/[A-Z][A-Za-z]+$", RegexOptions.ExplicitCapture, PatienceMs)]
    private static partial Regex Name();
}
