using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Classes;

/// <content>Carrying out a decision: promotion, teachers, licence, name key, one commit, key given back.</content>
internal sealed partial class ClassGrain
{
    private async Task<Result<ClassView>> ChangeAsync(Result<ClassFields> decided)
    {
        if (!decided.Succeeded)
            return decided.Error;
        return await SaveAsync(decided.Value, Actor.Required.AccountId) is { } refused ? refused : await ViewAsync(CancellationToken.None);
    }

    /// <summary>Makes the class what the fields say; null when done, else the refusal with nothing changed.</summary>
    private async Task<Error?> SaveAsync(ClassFields fields, string by)
    {
        var was = record.State;
        if (was.Exists && fields.IsSame(was))
            return null;
        if (await CheckPromotionAsync(was, fields) is { } noPromotion)
            return noPromotion;
        if (await CheckTeachersAsync(fields.TeacherIds.Except(was.TeacherIds, StringComparer.Ordinal).ToArray()) is { } noTeacher)
            return noTeacher;
        var becomesActive = fields.Status is ClassStatuses.Active && !was.IsActive;
        if (becomesActive && (await LicenceSeats.TakeAsync(LicenceKinds.Classes, _id, CancellationToken.None)).Error is { } full)
            return full;

        var oldKey = was.Exists ? ClassFields.Of(was).Key : null;
        try
        {
            if (fields.Key is { } key && !string.Equals(key, oldKey, StringComparison.Ordinal)
                && !await _claims.TakeAsync(RosterKeys.ClassName, key, holder => GrainFactory.GetGrain<IClassGrain>(GrainKeys.Of(_tenant, holder)).HoldsKeyAsync(RosterKeys.ClassName, key)))
            {
                if (becomesActive)
                    await LicenceSeats.ReleaseAsync(LicenceKinds.Classes, _id);
                return ClassesErrors.ClassNameTaken;
            }

            var next = was with
            {
                Name = fields.Name!,
                PromotionId = fields.PromotionId,
                Description = fields.Description,
                Status = fields.Status,
                TeacherIds = fields.TeacherIds,
                Revision = was.Revision + 1,
            };
            var facts = ClassFacts.Between(_id, was, next, await clock.NowAsync(_tenant), by);
            await commit.SaveAsync(this, record, next, facts);
        }
        finally
        {
            _claims.Settle();
        }

        staffClasses.Forget(_tenant);
        if (was.IsActive && fields.Status is not ClassStatuses.Active)
            await LicenceSeats.ReleaseAsync(LicenceKinds.Classes, _id);
        if (oldKey is not null && !string.Equals(oldKey, fields.Key, StringComparison.Ordinal))
            await _claims.ReleaseAsync(RosterKeys.ClassName, oldKey);
        return null;
    }

    private ILicenceSeatsGrain LicenceSeats => GrainFactory.GetGrain<ILicenceSeatsGrain>(GrainKeys.Of(_tenant, "licence"));

    private async Task<Error?> CheckPromotionAsync(ClassState was, ClassFields fields)
    {
        if (string.Equals(was.PromotionId, fields.PromotionId, StringComparison.Ordinal))
            return null;
        if (was.Exists && (await MembersAsync(CancellationToken.None)).Length > 0)
            return ClassesErrors.ClassHasStudents;
        if (fields.PromotionId is not { } id)
            return null;
        var promotion = await GrainFactory.GetGrain<IPromotionGrain>(GrainKeys.Of(_tenant, id)).FindAsync(CancellationToken.None);
        if (!promotion.Succeeded)
            return promotion.Error with { Field = "promotionId" };
        return promotion.Value.Status is ClassStatuses.Active
            ? null
            : ClassesErrors.PromotionArchived;
    }

    private async Task<Error?> CheckTeachersAsync(string[] added)
    {
        if (added.Length == 0)
            return null;
        var known = await rows.QueryAsync<string>("Classes/KnownTeachers", new { tenant = _tenant, ids = added });
        return known.Length == added.Length ? null : ClassesErrors.UnknownTeacher;
    }

    private Task<ImmutableArray<string>> MembersAsync(CancellationToken cancellationToken) =>
        rows.QueryAsync<string>("Classes/Roster", new { tenant = _tenant, class_id = _id }, cancellationToken);

    private async Task<ClassView> ViewAsync(CancellationToken cancellationToken)
    {
        var state = record.State;
        var members = await MembersAsync(cancellationToken);
        return new ClassView(_id, state.Name, state.PromotionId, state.Description, state.TeacherIds, state.TeacherIds.FirstOrDefault(), members.Length, state.Status);
    }
}
