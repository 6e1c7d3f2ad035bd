using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Judges a list of students. A student is recognised by school id if the line has one, else by e-mail and name: families share an address. A line that
/// brings a school id for a student known only by e-mail adds it. Who has the same number and another name, or nearly the same name at the same
/// address, may be somebody else: that is for people to say.
/// <para>Route: POST /api/imports?type=students. Grain: IImportGrain.PreviewAsync. Effects: none. Errors of lines: <c>field.*</c>,
/// <c>import.no_natural_key</c>, <c>import.bad_boolean</c>, <c>import.unknown_class</c>, <c>import.ambiguous_class</c>,
/// <c>import.unknown_promotion</c>, <c>import.duplicate_in_file</c>, <c>import.key_conflict</c>, <c>import.removed_student</c>,
/// <c>import.other_name</c>, <c>import.ambiguous_student</c>.</para>
/// </summary>
internal static class PreviewStudentsRule
{
    private sealed record Line(RowFields Row, ImportValues? Values);

    public static ImmutableArray<JudgedRow> Judge(ImportFile file, School school)
    {
        var columns = ImportColumns.Of(ImportType.Students);
        var lines = file.Rows.Select(record => Read(new RowFields(record, file.Header, columns), school)).ToImmutableArray();
        Duplicates.Flag(lines.SelectMany(KeysOf));
        return [.. lines.Select(line => Judge(line, school))];
    }

    private static Line Read(RowFields row, School school)
    {
        if (!row.CheckShape())
            return new Line(row, null);
        var values = new ImportValues
        {
            FirstName = row.Text(ImportColumns.FirstName, required: true),
            LastName = row.Text(ImportColumns.LastName, required: true),
            Email = row.Email(ImportColumns.Email),
            SchoolId = row.Text(ImportColumns.SchoolId),
            Consent = ReadConsent(row),
        };
        if (values.Email is null && values.SchoolId is null)
            row.Fail(ImportColumns.Email, ImportErrors.NoKey);
        var found = school.ClassOf(row, ImportColumns.ClassName, row.Text(ImportColumns.ClassName, required: true), row.Text(ImportColumns.Promotion));
        return new Line(row, values with { ClassId = found?.Id, PromotionId = found?.PromotionId });
    }

    private static bool? ReadConsent(RowFields row)
    {
        var text = row.Text(ImportColumns.Consent);
        switch (Folding.Of(text))
        {
            case "":
                return null;
            case "oui" or "o" or "yes" or "y" or "true" or "vrai" or "1" or "x":
                return true;
            case "non" or "n" or "no" or "false" or "faux" or "0":
                return false;
            default:
                row.Fail(ImportColumns.Consent, ImportErrors.BadBoolean);
                return null;
        }
    }

    private static IEnumerable<ClaimedKey> KeysOf(Line line)
    {
        if (line.Values?.SchoolId is { } schoolId)
            yield return new ClaimedKey(line.Row, ImportColumns.SchoolId, RosterKeys.SchoolIdOf(schoolId)!);
        if (RosterKeys.PersonOf(line.Values?.Email, line.Values?.FirstName, line.Values?.LastName) is { } person)
            yield return new ClaimedKey(line.Row, ImportColumns.Email, person);
    }

    private static JudgedRow Judge(Line line, School school)
    {
        var (row, values) = line;
        var known = values is null ? null : Recognise(row, values, school);
        if (known is { Status: StudentStatuses.Deleted or StudentStatuses.Pseudonymized })
            row.Fail(null, ImportErrors.RemovedStudent);
        if (values is null || row.HasErrors)
            return new JudgedRow(row.Line, RowOutcome.Error, known?.Id, null, row.Errors);
        if (known is null)
            return new JudgedRow(row.Line, RowOutcome.New, null, values, []);
        return new JudgedRow(row.Line, IsSame(known, values) ? RowOutcome.Unchanged : RowOutcome.Changed, known.Id, values, []);
    }

    /// <summary>The student whom a line means, or null for a new one; notes an error where people have to say who is meant.</summary>
    public static KnownStudent? Recognise(RowFields row, ImportValues values, School school)
    {
        var written = new PersonName(values.FirstName, values.LastName);
        var bySchoolId = values.SchoolId is { } schoolId ? school.StudentsBySchoolId[RosterKeys.SchoolIdOf(schoolId)!].FirstOrDefault() : null;
        if (bySchoolId is not null && bySchoolId.Status is not StudentStatuses.Pseudonymized && !PersonNames.AreSame(bySchoolId.Name, written))
        {
            row.Fail(ImportColumns.SchoolId, ImportErrors.OtherName);
            return null;
        }

        var atAddress = values.Email is { } email ? school.StudentsByEmail[email].ToArray() : [];
        var sameName = atAddress.Where(known => PersonNames.AreSame(known.Name, written)).ToArray();
        if (bySchoolId is not null)
        {
            if (sameName.Length > 0 && !sameName.Contains(bySchoolId))
                row.Fail(ImportColumns.Email, ImportErrors.KeyConflict);
            return bySchoolId;
        }

        if (sameName.Length > 1)
            row.Fail(ImportColumns.Email, ImportErrors.AmbiguousStudent);
        if (sameName is [var found])
        {
            if (values.SchoolId is not null && found.SchoolId is not null)
                row.Fail(ImportColumns.Email, ImportErrors.KeyConflict);
            return found;
        }

        if (sameName.Length == 0 && atAddress.Any(known => PersonNames.AreAlike(known.Name, written)))
            row.Fail(ImportColumns.LastName, ImportErrors.OtherName);
        return null;
    }

    /// <summary>Cells that a list leaves empty change nothing, and fewer or more words of the same name neither.</summary>
    public static bool IsSame(KnownStudent known, ImportValues values) =>
        (!known.Name.Words.SequenceEqual(new PersonName(values.FirstName, values.LastName).Words, StringComparer.Ordinal)
            || (string.Equals(known.FirstName, values.FirstName, StringComparison.Ordinal) && string.Equals(known.LastName, values.LastName, StringComparison.Ordinal)))
        && (values.Email is null || string.Equals(known.Email, values.Email, StringComparison.Ordinal))
        && (values.SchoolId is null || string.Equals(known.SchoolId, values.SchoolId, StringComparison.Ordinal))
        && (values.ClassId is null || string.Equals(known.ClassId, values.ClassId, StringComparison.Ordinal))
        && (values.Consent is null || known.ConsentSharing == values.Consent);
}
