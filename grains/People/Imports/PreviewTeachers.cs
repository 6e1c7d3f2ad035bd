using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Judges a list of teachers and other staff, recognised by e-mail. A list gives roles to new people only; it never changes the role of somebody
/// who has an account, because that decides what they may see.
/// <para>Route: POST /api/imports?type=teachers. Grain: IImportGrain.PreviewAsync. Effects: none. Errors of lines: <c>field.*</c>,
/// <c>import.unknown_role</c>, <c>import.role_above_own</c>, <c>import.role_differs</c>, <c>import.inactive_teacher</c>,
/// <c>import.unknown_class</c>, <c>import.ambiguous_class</c>, <c>import.duplicate_in_file</c>; <c>import.other_name</c>: an address that somebody else
/// has here.</para>
/// </summary>
internal static class PreviewTeachersRule
{
    /// <param name="file">The lines.</param>
    /// <param name="school">What there is.</param>
    /// <param name="granting">The role of whoever imports: nobody grants a role above their own.</param>
    public static ImmutableArray<JudgedRow> Judge(ImportFile file, School school, Role granting)
    {
        var columns = ImportColumns.Of(ImportType.Teachers);
        var lines = file.Rows.Select(record => Read(new RowFields(record, file.Header, columns), school, granting)).ToImmutableArray();
        Duplicates.Flag(lines.Where(line => line.Values?.Email is not null)
            .Select(line => new ClaimedKey(line.Row, ImportColumns.Email, line.Values!.Email!)));
        return [.. lines.Select(line => Judge(line.Row, line.Values, school))];
    }

    /// <summary>The role that a cell means, in French or English; null when none.</summary>
    public static Role? RoleOf(string? text) => Folding.WordOf(text) switch
    {
        "teacher" or "enseignant" or "enseignante" or "professeur" or "professeure" or "prof" or "profprincipal" or "professeurprincipal" => Role.Teacher,
        "direction" or "directeur" or "directrice" or "principal" or "principale" or "proviseur" or "proviseure" or "chefdetablissement" or "headteacher" => Role.Direction,
        "admin" or "administrateur" or "administratrice" or "administrator" => Role.Admin,
        "referent" or "referente" or "referentpedagogique" or "referentepedagogique" => Role.Referent,
        "inspector" or "inspecteur" or "inspectrice" => Role.Inspector,
        "intervenant" or "intervenante" or "vacataire" or "contractor" => Role.Intervenant,
        _ => null,
    };

    private static (RowFields Row, ImportValues? Values) Read(RowFields row, School school, Role granting)
    {
        if (!row.CheckShape())
            return (row, null);
        var role = ReadRole(row, granting);
        var promotion = row.Text(ImportColumns.Promotion);
        var classes = (row.Text(ImportColumns.ClassNames) ?? "")
            .Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => school.ClassOf(row, ImportColumns.ClassNames, name, promotion)?.Id)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        return (row, new ImportValues
        {
            FirstName = row.Text(ImportColumns.FirstName, required: true),
            LastName = row.Text(ImportColumns.LastName, required: true),
            Email = row.Email(ImportColumns.Email, required: true),
            Role = role is { } granted ? Roles.NameOf(granted) : null,
            ClassIds = [.. classes],
        });
    }

    private static Role? ReadRole(RowFields row, Role granting)
    {
        if (row.Text(ImportColumns.Role, required: true) is not { } text)
            return null;
        if (RoleOf(text) is not { } role)
        {
            row.Fail(ImportColumns.Role, ImportErrors.UnknownRole);
            return null;
        }

        if (role > granting)
            row.Fail(ImportColumns.Role, ImportErrors.RoleAboveOwn);
        return role;
    }

    private static JudgedRow Judge(RowFields row, ImportValues? values, School school)
    {
        var known = values?.Email is { } email ? school.StaffByEmail[email].FirstOrDefault() : null;
        if (known is { Status: StaffStatuses.Inactive })
            row.Fail(ImportColumns.Email, ImportErrors.InactiveTeacher);
        if (known is not null && values is { FirstName: not null, LastName: not null } && !PersonNames.AreSame(known.Name, new PersonName(values.FirstName, values.LastName)))
            row.Fail(ImportColumns.Email, ImportErrors.OtherName);
        if (known is not null && values?.Role is { } role && !string.Equals(known.Role, role, StringComparison.Ordinal))
            row.Fail(ImportColumns.Role, ImportErrors.RoleDiffers);
        if (values is null || row.HasErrors)
            return new JudgedRow(row.Line, RowOutcome.Error, known?.Id, null, row.Errors);
        if (known is null)
            return new JudgedRow(row.Line, RowOutcome.New, null, values, []);
        return new JudgedRow(row.Line, IsSame(known, values, school) ? RowOutcome.Unchanged : RowOutcome.Changed, known.Id, values, []);
    }

    private static bool IsSame(KnownStaff known, ImportValues values, School school) =>
        string.Equals(known.FirstName, values.FirstName, StringComparison.Ordinal)
        && string.Equals(known.LastName, values.LastName, StringComparison.Ordinal)
        && values.ClassIds.All(id => school.Classes.Any(known2 => string.Equals(known2.Id, id, StringComparison.Ordinal) && known2.TeacherIds.Contains(known.Id)));
}
