using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace StudyMate.Storage;

/// <summary>What can be read off the text of a statement without a database: parameters, lists, result columns, the parts of a script.</summary>
internal static partial class SqlText
{
    /// <summary>Without comments, white space runs made one space. Literals hold neither.</summary>
    public static string Plain(string sql) => Spaces().Replace(Comments().Replace(sql, ""), " ").Trim();

    /// <summary>The statements of a script: each ends with a semicolon at the end of a line, and nothing else does.</summary>
    public static ImmutableArray<string> Split(string script) =>
        [.. Ends().Split(Comments().Replace(script, "")).Select(part => part.Trim().TrimEnd(';')).Where(part => part.Length > 0)];

    public static ImmutableSortedSet<string> Parameters(string sql) =>
        [.. ParameterNames().Matches(Plain(sql)).Select(match => match.Groups["name"].Value)];

    /// <summary>Parameters that hold a list: <c>IN (@ids)</c>, which each adapter writes out in its own way.</summary>
    public static ImmutableSortedSet<string> Lists(string sql) =>
        [.. ListParameters().Matches(Plain(sql)).Select(match => match.Groups["name"].Value)];

    /// <summary>Names of the result columns in their order; empty for what is no query.</summary>
    public static ImmutableArray<string> Columns(string sql)
    {
        var text = Plain(sql);
        var select = AtTopLevel(text, "SELECT");
        if (select < 0 || !(text.StartsWith("SELECT", StringComparison.Ordinal) || text.StartsWith("WITH", StringComparison.Ordinal)))
            return [];
        var from = AtTopLevel(text, "FROM");
        var list = text[(select + "SELECT".Length)..(from < 0 ? text.Length : from)].Trim();
        if (list.StartsWith("DISTINCT ", StringComparison.Ordinal))
            list = list["DISTINCT ".Length..];
        return [.. AtCommas(list).Select(Name)];
    }

    /// <summary>Columns of a CREATE TABLE, those that the database computes left out; empty for anything else.</summary>
    public static (string Table, ImmutableArray<string> Columns) Table(string ddl)
    {
        var text = Plain(ddl);
        if (CreateTable().Match(text) is not { Success: true } match)
            return ("", []);
        var body = text[(match.Index + match.Length)..text.LastIndexOf(')')];
        var columns = AtCommas(body).Where(part => !Keys().IsMatch(part) && !part.Contains(" GENERATED ", StringComparison.Ordinal));
        return (match.Groups["name"].Value, [.. columns.Select(column => column.Split(' ')[0].Trim('`'))]);
    }

    /// <summary>The column that a statement adds to a table; empty for any other statement.</summary>
    public static (string Table, string Column) AddedColumn(string ddl) =>
        AddColumn().Match(Plain(ddl)) is { Success: true } match ? (match.Groups["table"].Value, match.Groups["column"].Value) : ("", "");

    private static string Name(string item) => Alias().Match(item) is { Success: true } match ? match.Groups["name"].Value : item;

    private static int AtTopLevel(string text, string word)
    {
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && (at == 0 || text[at - 1] == ' ') && string.CompareOrdinal(text, at, word + " ", 0, word.Length + 1) == 0)
                return at;
        }

        return -1;
    }

    private static IEnumerable<string> AtCommas(string list)
    {
        var (depth, start) = (0, 0);
        for (var at = 0; at < list.Length; at++)
        {
            depth += list[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && list[at] == ',')
            {
                yield return list[start..at].Trim();
                start = at + 1;
            }
        }

        yield return list[start..].Trim();
    }

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@";[ \t]*(?:\n|\z)")]
    private static partial Regex Ends();

    [GeneratedRegex(@"(?<!@)@(?<name>[A-Za-z]\w*)", RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterNames();

    [GeneratedRegex(@"\bIN \(@(?<name>\w+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex ListParameters();

    [GeneratedRegex(@"^CREATE TABLE (IF NOT EXISTS )?(?<name>\w+) \(", RegexOptions.ExplicitCapture)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"^ALTER TABLE (?<table>\w+) ADD COLUMN (?<column>\w+) ", RegexOptions.ExplicitCapture)]
    private static partial Regex AddColumn();

    [GeneratedRegex(@"^(PRIMARY|UNIQUE|KEY)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Keys();

    [GeneratedRegex(@"(^|\.|\bAS )`?(?<name>\w+)`?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Alias();
}
