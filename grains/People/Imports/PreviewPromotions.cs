using System.Collections.Immutable;
using System.Globalization;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Judges a list of promotions, recognised by name.
/// <para>Route: POST /api/imports?type=promotions. Grain: IImportGrain.PreviewAsync. Effects: none. Errors of lines: <c>field.*</c>,
/// <c>import.bad_year</c>, <c>import.years_reversed</c>, <c>import.duplicate_in_file</c>.</para>
/// </summary>
internal static class PreviewPromotionsRule
{
    private static readonly string[] DateFormats = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd", "dd-MM-yyyy", "dd.MM.yyyy", "yyyy/MM/dd"];

    public static ImmutableArray<JudgedRow> Judge(ImportFile file, School school)
    {
        var columns = ImportColumns.Of(ImportType.Promotions);
        var lines = file.Rows.Select(record => Read(new RowFields(record, file.Header, columns))).ToImmutableArray();
        Duplicates.Flag(lines.Where(line => line.Values?.Name is not null)
            .Select(line => new ClaimedKey(line.Row, ImportColumns.Name, RosterKeys.PromotionNameOf(line.Values!.Name!))));
        return [.. lines.Select(line => Judge(line.Row, line.Values, school))];
    }

    private static (RowFields Row, ImportValues? Values) Read(RowFields row)
    {
        if (!row.CheckShape())
            return (row, null);
        var values = new ImportValues
        {
            Name = row.Text(ImportColumns.Name, required: true),
            YearStart = ReadYear(row, ImportColumns.YearStart),
            YearEnd = ReadYear(row, ImportColumns.YearEnd),
            Level = row.Text(ImportColumns.Level),
        };
        if (values is { YearStart: { } start, YearEnd: { } end } && end <= start)
            row.Fail(ImportColumns.YearEnd, ImportErrors.YearsReversed);
        return (row, values);
    }

    /// <summary>A year, or the year of a date as French and English spreadsheets write it.</summary>
    private static int? ReadYear(RowFields row, string column)
    {
        if (row.Text(column, required: true) is not { } text)
            return null;
        var year = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.Year
            : 0;
        if (year is >= PeopleLimits.FirstYear and <= PeopleLimits.LastYear)
            return year;
        row.Fail(column, ImportErrors.BadYear);
        return null;
    }

    private static JudgedRow Judge(RowFields row, ImportValues? values, School school)
    {
        if (values is null || row.HasErrors)
            return JudgedRow.Wrong(row.Line, row.Errors);
        if (school.PromotionsByName[Folding.KeyOf(values.Name)].FirstOrDefault() is not { } known)
            return new JudgedRow(row.Line, RowOutcome.New, null, values, []);
        return new JudgedRow(row.Line, IsSame(known, values) ? RowOutcome.Unchanged : RowOutcome.Changed, known.Id, values, []);
    }

    private static bool IsSame(KnownPromotion known, ImportValues values) =>
        string.Equals(known.Name, values.Name, StringComparison.Ordinal)
        && known.YearStart == values.YearStart
        && known.YearEnd == values.YearEnd
        && (values.Level is null || string.Equals(known.Level, values.Level, StringComparison.Ordinal));
}
