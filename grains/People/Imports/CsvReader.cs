using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace StudyMate.People;

/// <summary>
/// Reads RFC 4180 records by CsvHelper, and adds what a school's list needs: the physical line on which each record starts, bounded
/// fields, and that a quote which does not close costs its own line only. CsvHelper takes all that follows such a quote for its field;
/// then that line is given up, and a new parser goes on with the next one.
/// </summary>
internal sealed class CsvReader(string text, char separator) : IDisposable
{
    public const int MaxColumns = 200;
    public const int MaxFieldLength = 4_000;

    /// <summary>A record that spans more lines is taken for a quote that was never closed.</summary>
    private const int MaxLines = 50;

    private CsvConfiguration? _configuration;
    private CsvParser? _parser;
    private bool _badQuotes;

    // Where the parser began, and where the next record does.
    private int _firstLine = 1;
    private int _at;

    /// <summary>The next record, or null at the end.</summary>
    public CsvRecord? Read()
    {
        _parser ??= Open();
        var (start, before) = (_at, _parser.RawRow);
        if (!_parser.Read())
            return null;
        _at += _parser.RawRecord.Length;
        var (line, lines) = (_firstLine + before, _parser.RawRow - before);
        _badQuotes = false;
        var columns = _parser.Count;
        var fields = ImmutableArray.CreateRange(Enumerable.Range(0, Math.Min(columns, MaxColumns)).Select(Field));
        if (!_badQuotes && lines <= MaxLines)
            return new CsvRecord(line, fields, columns, CsvFault.None);
        if (lines > 1)
            GoOnAfter(start, line);
        return new CsvRecord(line, [], 0, CsvFault.BadQuotes);
    }

    public void Dispose() => _parser?.Dispose();

    private string Field(int index)
    {
        var field = _parser![index];
        if (field.Contains('\r', StringComparison.Ordinal))
            field = field.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        // One more than allowed is kept, so that an over-long field can be told from one that just fits.
        return field.Length <= MaxFieldLength ? field : field[..(MaxFieldLength + 1)];
    }

    private void GoOnAfter(int start, int line)
    {
        var rest = text.AsSpan(start);
        var end = rest.IndexOfAny('\r', '\n');
        _at = end < 0 ? text.Length : start + end + (rest[end..].StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
        _firstLine = line + 1;
        _parser?.Dispose();
        _parser = null;
    }

    private CsvParser Open() => new(new TextSlice(text, _at), _configuration ??= new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = separator.ToString(),
        HasHeaderRecord = false,
        IgnoreBlankLines = false,
        TrimOptions = TrimOptions.Trim,
        // A quote within a field that has none around it is meant as it stands.
        BadDataFound = found => _badQuotes |= found.Field.AsSpan().TrimStart(' ') is ['"', ..],
    });

    /// <summary>The rest of a text, without copying it for every parser.</summary>
    private sealed class TextSlice(string text, int from) : TextReader
    {
        private int _next = from;

        public override int Read(char[] buffer, int index, int count)
        {
            var taken = Math.Min(count, text.Length - _next);
            text.CopyTo(_next, buffer, index, taken);
            _next += taken;
            return taken;
        }
    }
}
