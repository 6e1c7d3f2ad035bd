namespace StudyMate.Storage;

/// <summary>A text of several statements taken apart at the semicolons that stand outside literals and comments.</summary>
internal static class SqlScript
{
    public static IEnumerable<string> Split(string script)
    {
        var start = 0;
        for (var at = 0; at < script.Length; at++)
        {
            switch (script[at])
            {
                case '\'':
                    // A doubled quote ends one literal and begins the next.
                    at = EndOf(script, at + 1, "'");
                    break;
                case '-' when at + 1 < script.Length && script[at + 1] == '-':
                    at = EndOf(script, at, "\n");
                    break;
                case ';':
                    if (Statement(script[start..at]) is { } statement)
                        yield return statement;
                    start = at + 1;
                    break;
            }
        }

        if (Statement(script[start..]) is { } last)
            yield return last;
    }

    private static int EndOf(string script, int from, string mark) =>
        script.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var end ? end : script.Length;

    /// <summary>Null for what holds nothing but comments.</summary>
    private static string? Statement(string part) =>
        part.Split('\n').Any(line => line.Trim() is { Length: > 0 } text && !text.StartsWith("--", StringComparison.Ordinal)) ? part.Trim() : null;
}
