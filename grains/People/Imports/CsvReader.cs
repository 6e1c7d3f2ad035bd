using System.Collections.Immutable;
using System.Text;

namespace StudyMate.People;

/// <summary>
/// Reads RFC 4180 records with true physical line numbers, ends of line CRLF, LF or CR, and bounded fields. A record whose quotes do
/// not close is given up on its own line and reading goes on with the next one: one stray quote must not swallow the rest of a
/// school's list, which is why this is no library reader.
/// </summary>
internal sealed class CsvReader(string text, char separator)
{
    public const int MaxColumns = 200;
    public const int MaxFieldLength = 4_000;

    /// <summary>A quoted field that spans more lines is taken for a quote that was never closed.</summary>
    private const int MaxLinesOfField = 50;

    private readonly StringBuilder _field = new();
    private int _at;
    private int _line = 1;

    /// <summary>The next record, or null at the end.</summary>
    public CsvRecord? Read()
    {
        if (_at >= text.Length)
            return null;
        var (start, line) = (_at, _line);
        var fields = ImmutableArray.CreateBuilder<string>();
        var columns = 0;
        while (true)
        {
            if (!ReadField())
            {
                (_at, _line) = (start, line);
                SkipLine();
                return new CsvRecord(line, [], 0, CsvFault.BadQuotes);
            }

            columns++;
            if (columns <= MaxColumns)
                fields.Add(_field.ToString());
            if (_at < text.Length && text[_at] == separator)
            {
                _at++;
                continue;
            }

            EatEndOfLine();
            return new CsvRecord(line, fields.DrainToImmutable(), columns, CsvFault.None);
        }
    }

    /// <summary>Leaves the position on the separator or end of line after the field; false when its quotes do not close.</summary>
    private bool ReadField()
    {
        _field.Clear();
        var start = _at;
        while (_at < text.Length && text[_at] is ' ' && text[_at] != separator)
            _at++;
        if (_at < text.Length && text[_at] == '"')
            return ReadQuoted();
        _at = start;
        while (_at < text.Length && text[_at] != separator && text[_at] is not ('\r' or '\n'))
            Keep(text[_at++]);
        return true;
    }

    private bool ReadQuoted()
    {
        var firstLine = _line;
        _at++;
        while (_at < text.Length)
        {
            var character = text[_at];
            if (character == '"')
            {
                if (_at + 1 < text.Length && text[_at + 1] == '"')
                {
                    Keep('"');
                    _at += 2;
                    continue;
                }

                _at++;
                while (_at < text.Length && text[_at] is ' ' && text[_at] != separator)
                    _at++;
                return _at >= text.Length || text[_at] == separator || text[_at] is '\r' or '\n';
            }

            if (character is '\r' or '\n')
            {
                if (_line - firstLine >= MaxLinesOfField)
                    return false;
                Keep('\n');
                EatEndOfLine();
                continue;
            }

            Keep(character);
            _at++;
        }

        return false;
    }

    private void Keep(char character)
    {
        // One more than allowed is kept, so that an over-long field can be told from one that just fits.
        if (_field.Length <= MaxFieldLength)
            _field.Append(character);
    }

    private void SkipLine()
    {
        var rest = text.AsSpan(_at).IndexOfAny('\r', '\n');
        _at = rest < 0 ? text.Length : _at + rest;
        EatEndOfLine();
    }

    private void EatEndOfLine()
    {
        if (_at >= text.Length)
            return;
        _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
        _line++;
    }
}
