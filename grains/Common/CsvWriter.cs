using System.Buffers;
using System.Globalization;
using System.Text;

namespace StudyMate.Common;

/// <summary>
/// Writes a list for French spreadsheets: byte order mark, semicolons, CRLF. A cell that a spreadsheet would run as a formula gets an
/// apostrophe in front, so that what somebody typed as a name never runs on somebody else's machine: what begins with a sign of formulas, in any of
/// its widths, behind whatever a spreadsheet or the next program that cleans the file leaves out.
/// </summary>
internal sealed class CsvWriter
{
    private const char Separator = ';';
    private static readonly SearchValues<char> Quoted = SearchValues.Create(";\"\r\n,\t");

    /// <summary>As they are, in full width and in small form: East Asian spreadsheets take them alike, and NFKC makes them the same.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212");

    private readonly StringBuilder _text = new("\uFEFF");

    public CsvWriter(params ReadOnlySpan<string?> header) => Add(header);

    public void Add(params ReadOnlySpan<string?> cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            if (at > 0)
                _text.Append(Separator);
            Append(Neutral(cells[at] ?? ""));
        }

        _text.Append("\r\n");
    }

    public override string ToString() => _text.ToString();

    private static string Neutral(string cell) => cell is ['\t' or '\r' or '\n', ..] || IsFormula(cell) ? "'" + cell : cell;

    private static bool IsFormula(string cell)
    {
        foreach (var rune in cell.EnumerateRunes())
        {
            if (!IsLeftOut(rune))
                return rune.IsBmp && Signs.Contains((char)rune.Value);
        }

        return false;
    }

    /// <summary>White space (the no-break one, too), control and format characters (U+200B, U+FEFF …), and marks with nothing to stand on.</summary>
    private static bool IsLeftOut(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private void Append(string cell)
    {
        if (!cell.AsSpan().ContainsAny(Quoted))
            _text.Append(cell);
        else
            _text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
