using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// An uploaded list, read and not yet judged: encoding, separator, header, lines.
/// <para>Effects: none. Refusals: <c>import.empty</c>, <c>import.not_csv</c>, <c>import.not_text</c>, <c>import.broken_encoding</c>,
/// <c>import.bad_quotes</c> (header), <c>import.too_many_columns</c>, <c>import.duplicate_column</c>, <c>import.missing_column</c>,
/// <c>import.too_many_rows</c>.</para>
/// </summary>
/// <param name="Encoding">What it was read with.</param>
/// <param name="Separator">Comma, semicolon or tab.</param>
/// <param name="Header">Which field is which column.</param>
/// <param name="Rows">Lines below the header that hold anything.</param>
internal sealed record ImportFile(string Encoding, char Separator, ImportHeader Header, ImmutableArray<CsvRecord> Rows)
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxRows = 10_000;

    private static readonly ImmutableArray<char> Separators = [';', ',', '\t'];

    public static Result<ImportFile> Read(ImportType type, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            return ImportErrors.TooLarge;
        var decoded = ImportText.Decode(bytes);
        if (!decoded.Succeeded)
            return decoded.Error;
        var text = decoded.Value;

        var (separator, announced) = SeparatorOf(type, text.Text);
        using var reader = new CsvReader(text.Text, separator);
        if (announced)
            reader.Read();
        if (FirstFilled(reader) is not { } first)
            return ImportErrors.NoHeader;
        var header = ImportHeader.Map(type, first);
        if (!header.Succeeded)
            return header.Error;

        var rows = ImmutableArray.CreateBuilder<CsvRecord>();
        while (reader.Read() is { } record)
        {
            if (record.IsBlank)
                continue;
            if (rows.Count == MaxRows)
                return ImportErrors.TooManyRows;
            rows.Add(record);
        }

        return new ImportFile(text.Encoding, separator, header.Value, rows.ToImmutable());
    }

    /// <summary>
    /// Excel's first line <c>sep=;</c>, else the separator with which the header names most known columns, else the one that splits it
    /// into most fields.
    /// </summary>
    private static (char Separator, bool Announced) SeparatorOf(ImportType type, string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n' && Separators.Contains(text[4]))
            return (text[4], true);
        return (Separators.MaxBy(KnownColumns), false);

        (int Known, int Columns) KnownColumns(char separator)
        {
            using var reader = new CsvReader(text, separator);
            return FirstFilled(reader) is { } header ? (ImportHeader.CountKnown(type, header), header.Columns) : (0, 0);
        }
    }

    private static CsvRecord? FirstFilled(CsvReader reader)
    {
        while (reader.Read() is { } record)
        {
            if (!record.IsBlank)
                return record;
        }

        return null;
    }
}
