using System.Globalization;
using Orleans;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>
/// Carries out one line of a list: a new thing gets an id derived from import and line, unless somebody has taken its natural key since
/// the preview. The grain decides again by what there is now.
/// <para>Route: POST /api/imports/{id}/apply. Grains: IStudentGrain, IClassGrain, IPromotionGrain.ImportAsync,
/// IStaffDirectoryGrain.InviteAsync. Effects: theirs.</para>
/// </summary>
internal sealed class ApplyLine(IGrainFactory grains, IUniqueKeys keys)
{
    public async Task<RowResult> RunAsync(string tenant, string importId, ImportType type, PendingRow row, string by)
    {
        var fresh = FreshId(tenant, importId, row.Line);
        var id = row.TargetId ?? await FindAsync(tenant, type, row.Values) ?? fresh;
        var done = await ApplyAsync(tenant, type, id, fresh, row.Values, by);
        // Somebody else, another import of the same list perhaps, was making the same at this moment: then the line means theirs.
        if (!done.Succeeded && done.Error.Kind is ErrorKind.Conflict && string.Equals(id, fresh, StringComparison.Ordinal)
            && await FindAsync(tenant, type, row.Values) is { } other && !string.Equals(other, id, StringComparison.Ordinal))
        {
            id = other;
            done = await ApplyAsync(tenant, type, id, fresh, row.Values, by);
        }

        if (!done.Succeeded)
            return new RowResult(row.Line, RowResult.Failed, new ImportError(row.Line, done.Error.Field, done.Error.Code, done.Error.Message));
        return new RowResult(row.Line, done.Value switch
        {
            ImportOutcome.Created => RowResult.Created,
            ImportOutcome.Updated => RowResult.Updated,
            ImportOutcome.Unchanged => RowResult.Unchanged,
            // Carried out before a crash: what it was then.
            _ => row.IsNew && string.Equals(id, fresh, StringComparison.Ordinal) ? RowResult.Created : RowResult.Updated,
        });
    }

    private async Task<Result<ImportOutcome>> ApplyAsync(string tenant, ImportType type, string id, string fresh, ImportValues values, string by)
    {
        var key = GrainKeys.Of(tenant, id);
        return type switch
        {
            ImportType.Promotions => await grains.GetGrain<IPromotionGrain>(key).ImportAsync(
                new ImportPromotion(by, values.Name!, values.YearStart!.Value, values.YearEnd!.Value, values.Level), CancellationToken.None),
            ImportType.Classes => await grains.GetGrain<IClassGrain>(key).ImportAsync(
                new ImportClass(by, values.Name!, values.PromotionId!, values.Description, values.TeacherId), CancellationToken.None),
            ImportType.Students => await grains.GetGrain<IStudentGrain>(key).ImportAsync(
                new ImportStudent(by, values.FirstName!, values.LastName!, values.Email, values.SchoolId, values.ClassId, values.Consent), CancellationToken.None),
            ImportType.Teachers => await InviteAsync(tenant, id, isNew: string.Equals(id, fresh, StringComparison.Ordinal), values),
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
    }

    /// <summary>A pending member and their classes; steps that a crash repeats change nothing.</summary>
    private async Task<Result<ImportOutcome>> InviteAsync(string tenant, string memberId, bool isNew, ImportValues values)
    {
        var invited = await grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(tenant, IStaffDirectoryGrain.Id)).InviteAsync(
            new InviteStaff(memberId, values.Email, values.FirstName, values.LastName, values.Role) { MayExist = true, IssueToken = false },
            CancellationToken.None);
        if (!invited.Succeeded)
            return invited.Error;
        // Who was there before the list is answered as a repetition of it.
        var (staff, created) = (invited.Value.Staff, invited.Value.Created && isNew);
        if (staff.Status is StaffStatuses.Inactive)
            return ImportErrors.InactiveTeacher.AsConflict() with { Field = ImportColumns.Email };
        if (!PersonNames.AreSame(new PersonName(staff.FirstName, staff.LastName), new PersonName(values.FirstName, values.LastName)))
            return ImportErrors.OtherName.AsConflict() with { Field = ImportColumns.Email };
        var changed = false;
        if (!string.Equals(staff.FirstName, values.FirstName, StringComparison.Ordinal) || !string.Equals(staff.LastName, values.LastName, StringComparison.Ordinal))
        {
            // The invitation was one operation on the member; this is another.
            Operation.Enter(Operation.Current + "-names");
            var renamed = await grains.GetGrain<IStaffGrain>(GrainKeys.Of(tenant, staff.Id)).ChangeAsync(new ChangeStaff(values.FirstName, values.LastName), CancellationToken.None);
            if (!renamed.Succeeded)
                return renamed.Error;
            changed = true;
        }

        foreach (var classId in values.ClassIds.Except(staff.ClassIds, StringComparer.Ordinal))
        {
            var assigned = await grains.GetGrain<IClassGrain>(GrainKeys.Of(tenant, classId)).AssignTeacherAsync(new AssignTeacher(staff.Id), CancellationToken.None);
            if (!assigned.Succeeded)
                return assigned.Error with { Field = ImportColumns.ClassNames };
            changed = true;
        }

        return created ? ImportOutcome.Created : changed ? ImportOutcome.Updated : ImportOutcome.Unchanged;
    }

    /// <summary>Whoever has taken the line's natural key since the preview.</summary>
    private async Task<string?> FindAsync(string tenant, ImportType type, ImportValues values) => type switch
    {
        ImportType.Promotions => await keys.FindAsync(tenant, RosterKeys.PromotionName, RosterKeys.PromotionNameOf(values.Name!)),
        ImportType.Classes => await keys.FindAsync(tenant, RosterKeys.ClassName, RosterKeys.ClassNameOf(values.PromotionId, values.Name!)),
        ImportType.Students =>
            (values.SchoolId is { } schoolId ? await keys.FindAsync(tenant, RosterKeys.StudentSchoolId, RosterKeys.SchoolIdOf(schoolId)!) : null)
            ?? (RosterKeys.PersonOf(values.Email, values.FirstName, values.LastName) is { } person ? await keys.FindAsync(tenant, RosterKeys.StudentPerson, person) : null),
        _ => null,
    };

    private static string FreshId(string tenant, string importId, int line) =>
        DerivedId.Of(tenant, importId, line.ToString(CultureInfo.InvariantCulture));
}
