using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Which field of a line is which column.</summary>
/// <param name="Line">The header's physical line.</param>
/// <param name="Columns">How many fields the header has, and so every line must have.</param>
/// <param name="Index">Column name → position.</param>
/// <param name="Ignored">Headers that mean nothing here, as the file writes them (cut).</param>
internal sealed record ImportHeader(int Line, int Columns, ImmutableDictionary<string, int> Index, ImmutableArray<string> Ignored)
{
    public bool Has(string column) => Index.ContainsKey(column);

    /// <summary>Maps a header record; refuses a file that lacks a required column or has one twice, naming it.</summary>
    public static Result<ImportHeader> Map(ImportType type, CsvRecord record)
    {
        if (record.Fault != CsvFault.None)
            return ImportErrors.BadQuotesOfHeader(Place(record.Line));
        if (record.Columns > CsvReader.MaxColumns)
            return ImportErrors.TooManyColumns(record.Columns, Place(record.Line));

        var known = ImportColumns.Of(type);
        var index = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var ignored = ImmutableArray.CreateBuilder<string>();
        var doubled = ImmutableArray.CreateBuilder<ErrorDetail>();
        for (var at = 0; at < record.Fields.Length; at++)
        {
            var word = Folding.WordOf(record.Fields[at]);
            if (word.Length == 0)
                continue;
            if (known.FirstOrDefault(column => column.Words.Contains(word, StringComparer.Ordinal)) is not { } column)
                ignored.Add(Shown(record.Fields[at]));
            else if (!index.TryAdd(column.Name, at))
                doubled.Add(ImportErrors.DuplicateColumn(column.Name, index[column.Name] + 1, at + 1));
        }

        if (doubled.Count > 0)
            return ImportErrors.DuplicateColumns(doubled.ToImmutable());
        var missing = Missing(type, known, index);
        if (missing.Length > 0)
            return ImportErrors.MissingColumns(missing);
        return new ImportHeader(record.Line, record.Columns, index.ToImmutable(), ignored.ToImmutable());
    }

    /// <summary>How many known columns a header record names; tells the right separator from the wrong ones.</summary>
    public static int CountKnown(ImportType type, CsvRecord record)
    {
        var known = ImportColumns.Of(type);
        return record.Fields.Count(field => Folding.WordOf(field) is { Length: > 0 } word && known.Any(column => column.Words.Contains(word, StringComparer.Ordinal)));
    }

    private static ImmutableArray<ErrorDetail> Missing(ImportType type, ImmutableArray<ImportColumn> known, ImmutableDictionary<string, int>.Builder index)
    {
        var missing = known.Where(column => column.Required && !index.ContainsKey(column.Name)).Select(column => column.Name).ToList();
        // A student is recognised by school id or e-mail: one of the two columns is enough.
        if (type == ImportType.Students && !index.ContainsKey(ImportColumns.Email) && !index.ContainsKey(ImportColumns.SchoolId))
            missing.Add(ImportColumns.Email);
        return [.. missing.Select(name => ImportErrors.MissingColumn(name, Examples(known, name)))];
    }

    private static string Examples(ImmutableArray<ImportColumn> known, string name) =>
        string.Join(" or ", known.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)).Words.Take(2));

    private static string Shown(string header) =>
        string.Concat(header.Trim().EnumerateRunes().Take(60).Select(rune => rune.ToString()).Select(character => TypedText.IsText(character) ? character : " "));

    private static string Place(int line) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {line}");
}
