using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Judges a list of classes, recognised by name within their promotion.
/// <para>Route: POST /api/imports?type=classes. Grain: IImportGrain.PreviewAsync. Effects: none. Errors of lines: <c>field.*</c>,
/// <c>import.unknown_promotion</c>, <c>import.unknown_teacher</c>, <c>import.duplicate_in_file</c>.</para>
/// </summary>
internal static class PreviewClassesRule
{
    public static ImmutableArray<JudgedRow> Judge(ImportFile file, School school)
    {
        var columns = ImportColumns.Of(ImportType.Classes);
        var lines = file.Rows.Select(record => Read(new RowFields(record, file.Header, columns), school)).ToImmutableArray();
        Duplicates.Flag(lines.Where(line => line.Values is { Name: not null, PromotionId: not null })
            .Select(line => new ClaimedKey(line.Row, ImportColumns.Name, RosterKeys.ClassNameOf(line.Values!.PromotionId, line.Values.Name!))));
        return [.. lines.Select(line => Judge(line.Row, line.Values, school))];
    }

    private static (RowFields Row, ImportValues? Values) Read(RowFields row, School school)
    {
        if (!row.CheckShape())
            return (row, null);
        var values = new ImportValues
        {
            Name = row.Text(ImportColumns.Name, required: true),
            PromotionId = school.PromotionOf(row, row.Text(ImportColumns.Promotion, required: true))?.Id,
            Description = row.Text(ImportColumns.Description),
        };
        if (row.Email(ImportColumns.TeacherEmail) is not { } email || row.HasErrors)
            return (row, values);
        var teacher = school.StaffByEmail[email].FirstOrDefault(known => known.Status is not StaffStatuses.Inactive);
        if (teacher is null)
            row.Fail(ImportColumns.TeacherEmail, ImportErrors.UnknownTeacher);
        return (row, values with { TeacherId = teacher?.Id });
    }

    private static JudgedRow Judge(RowFields row, ImportValues? values, School school)
    {
        if (values is null || row.HasErrors)
            return JudgedRow.Wrong(row.Line, row.Errors);
        var known = school.ClassesByName[Folding.KeyOf(values.Name)]
            .FirstOrDefault(candidate => string.Equals(candidate.PromotionId, values.PromotionId, StringComparison.Ordinal));
        if (known is null)
            return new JudgedRow(row.Line, RowOutcome.New, null, values, []);
        return new JudgedRow(row.Line, IsSame(known, values) ? RowOutcome.Unchanged : RowOutcome.Changed, known.Id, values, []);
    }

    private static bool IsSame(KnownClass known, ImportValues values) =>
        string.Equals(known.Name, values.Name, StringComparison.Ordinal)
        && (values.Description is null || string.Equals(known.Description, values.Description, StringComparison.Ordinal))
        && (values.TeacherId is null || known.TeacherIds.Contains(values.TeacherId));
}
