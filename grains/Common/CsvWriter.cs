using System.Buffers;
using System.Text;

namespace StudyMate.Common;

/// <summary>
/// Writes a list for French spreadsheets: byte order mark, semicolons, CRLF. A cell that a spreadsheet would run as a formula gets an
/// apostrophe in front, so that what somebody typed as a name never runs on somebody else's machine.
/// </summary>
internal sealed class CsvWriter
{
    private const char Separator = ';';
    private static readonly SearchValues<char> Quoted = SearchValues.Create(";\"\r\n,\t");

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

    private static string Neutral(string cell) =>
        cell is ['\t' or '\r' or '\n', ..] || cell.AsSpan().TrimStart() is ['=' or '+' or '-' or '@', ..] ? "'" + cell : cell;

    private void Append(string cell)
    {
        if (!cell.AsSpan().ContainsAny(Quoted))
            _text.Append(cell);
        else
            _text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
