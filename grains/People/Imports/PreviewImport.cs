using System.Collections.Immutable;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>A list judged as a whole.</summary>
/// <param name="Rows">One per line that holds anything, in the order of the file.</param>
/// <param name="Absent">People of the classes that the list covers whom it does not name. They are reported, never removed.</param>
internal sealed record Judgement(ImmutableArray<JudgedRow> Rows, ImmutableArray<AbsentPerson> Absent);

/// <summary>
/// Judges a list line by line against what the school has; nothing is applied.
/// <para>Route: POST /api/imports?type=…. Grain: IImportGrain.PreviewAsync. Effects: none. Errors of lines: those of the four kinds,
/// <c>class.full</c>, and <c>licence.students</c>, <c>licence.teachers</c>, <c>licence.classes</c> for new ones beyond the cap.</para>
/// </summary>
internal static class PreviewImportRule
{
    /// <param name="type">What the lines are.</param>
    /// <param name="file">The lines.</param>
    /// <param name="school">What there is.</param>
    /// <param name="granting">The role of whoever imports.</param>
    /// <param name="licences">How many people and classes there may be.</param>
    public static Judgement Judge(ImportType type, ImportFile file, School school, Role granting, Licences licences)
    {
        var rows = type switch
        {
            ImportType.Promotions => PreviewPromotionsRule.Judge(file, school),
            ImportType.Classes => PreviewClassesRule.Judge(file, school),
            ImportType.Teachers => PreviewTeachersRule.Judge(file, school, granting),
            ImportType.Students => PreviewStudentsRule.Judge(file, school),
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
        if (type == ImportType.Students)
            rows = CheckClasses(rows, school);
        return new Judgement(CheckLicence(type, rows, school, licences), AbsentOf(type, rows, school));
    }

    /// <summary>Lines beyond what a class holds; who leaves it by the same list may not have left when the line's turn comes.</summary>
    private static ImmutableArray<JudgedRow> CheckClasses(ImmutableArray<JudgedRow> rows, School school)
    {
        var classOf = school.Students.Where(known => known.Status is not StudentStatuses.Deleted).ToDictionary(known => known.Id, known => known.ClassId, StringComparer.Ordinal);
        var full = ClassesErrors.ClassFull;
        var members = classOf.Values.OfType<string>().CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. rows.Select(row =>
        {
            if (row.Values?.ClassId is not { } joined || (row.TargetId is { } id && string.Equals(classOf.GetValueOrDefault(id), joined, StringComparison.Ordinal)))
                return row;
            var count = members[joined] = members.GetValueOrDefault(joined) + 1;
            return count <= PeopleLimits.StudentsOfClass
                ? row
                : new JudgedRow(row.Line, RowOutcome.Error, row.TargetId, null,
                    [new ImportError(row.Line, ImportColumns.ClassName, full.Code, full.Message)]);
        })];
    }

    private static ImmutableArray<JudgedRow> CheckLicence(ImportType type, ImmutableArray<JudgedRow> rows, School school, Licences licences)
    {
        var (code, free) = type switch
        {
            ImportType.Students => (PeopleErrors.StudentsLicenceFull.Code, licences.MaxStudents - school.Students.Count(known => known.Status is StudentStatuses.Active)),
            ImportType.Classes => (PeopleErrors.ClassesLicenceFull.Code, licences.MaxClasses - school.Classes.Length),
            ImportType.Teachers => (PeopleErrors.TeachersLicenceFull.Code, licences.MaxTeachers - school.Staff.Count(known => known.Status is not StaffStatuses.Inactive && StaffRanks.TakesLicence(known.Role))),
            _ => ("", int.MaxValue),
        };
        var checkedRows = ImmutableArray.CreateBuilder<JudgedRow>(rows.Length);
        foreach (var row in rows)
        {
            var takesPlace = row.Outcome == RowOutcome.New && (row.Values?.Role is not { } role || StaffRanks.TakesLicence(role));
            checkedRows.Add(takesPlace && free-- <= 0
                ? JudgedRow.Wrong(row.Line, new ImportError(row.Line, null, code, "The licence of the school has no place left for this line."))
                : row);
        }

        return checkedRows.ToImmutable();
    }

    private static ImmutableArray<AbsentPerson> AbsentOf(ImportType type, ImmutableArray<JudgedRow> rows, School school)
    {
        var named = rows.Select(row => row.TargetId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (type == ImportType.Students)
        {
            var covered = rows.Select(row => row.Values?.ClassId).OfType<string>().ToHashSet(StringComparer.Ordinal);
            return [.. school.Students
                .Where(known => known.Status is StudentStatuses.Active or StudentStatuses.Inactive
                    && known.ClassId is { } classId && covered.Contains(classId) && !named.Contains(known.Id))
                .Select(known => new AbsentPerson(known.Id, known.FirstName, known.LastName, known.ClassId!))];
        }

        if (type != ImportType.Teachers)
            return [];
        var taught = rows.SelectMany(row => row.Values?.ClassIds ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. school.Classes
            .Where(known => taught.Contains(known.Id))
            .SelectMany(known => known.TeacherIds.Select(teacher => (ClassId: known.Id, Teacher: teacher)))
            .Where(pair => !named.Contains(pair.Teacher))
            .Join(school.Staff, pair => pair.Teacher, staff => staff.Id, (pair, staff) => new AbsentPerson(staff.Id, staff.FirstName, staff.LastName, pair.ClassId), StringComparer.Ordinal)];
    }
}
