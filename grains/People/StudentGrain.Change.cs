using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;

namespace StudyMate.People;

/// <content>Carrying out a decision: place in class and licence, unique keys, one commit, keys given back.</content>
internal sealed partial class StudentGrain
{
    /// <summary>Makes the student what the fields say; null when done, else the refusal with nothing changed.</summary>
    private async Task<Error?> ChangeAsync(StudentFields fields, string by)
    {
        var was = record.State;
        if (was.Exists && fields == StudentFields.Of(was))
            return null;
        var placed = await PlaceAsync(was, fields);
        if (!placed.Succeeded)
            return placed.Error;
        fields = placed.Value;
        var becomesActive = fields.Status is StudentStatuses.Active && !(was.Exists && was.Status is StudentStatuses.Active);
        try
        {
            var licence = becomesActive ? await LicenceSeats.TakeAsync(LicenceKinds.Students, _id, CancellationToken.None) : Done.Instance;
            if ((licence.Error ?? await TakeKeysAsync(was, fields)) is { } refused)
            {
                if (becomesActive)
                    await LicenceSeats.ReleaseAsync(LicenceKinds.Students, _id);
                await LeaveSeatAsync(was, fields);
                return refused;
            }

            var next = was with
            {
                FirstName = fields.FirstName!,
                LastName = fields.LastName!,
                Email = fields.Email,
                SchoolId = fields.SchoolId,
                ClassId = fields.ClassId,
                PromotionId = fields.PromotionId,
                Status = fields.Status,
                ConsentSharing = fields.ConsentSharing,
            };
            await SaveAsync(was.Exists ? next : await OpenAsync(next), by);
        }
        finally
        {
            _claims.Settle();
        }

        await LeaveSeatAsync(was, fields);
        await ReleaseKeysAsync(was);
        return null;
    }

    /// <summary>A place in the class wanted, and the promotion that follows from it.</summary>
    private async Task<Result<StudentFields>> PlaceAsync(StudentState was, StudentFields fields)
    {
        if (fields.ClassId is { } classId)
        {
            var returns = fields.Status is StudentStatuses.Active or StudentStatuses.Inactive && !was.IsMember;
            if (was.Exists && !returns && Same(was.ClassId, classId) && Same(was.PromotionId, fields.PromotionId))
                return fields;
            var seat = await GrainFactory.GetGrain<IClassGrain>(GrainKeys.Of(_tenant, classId)).ReserveSeatAsync(_id, CancellationToken.None);
            if (!seat.Succeeded)
                return seat.Error with { Field = "classId" };
            return fields.PromotionId is not null && !Same(fields.PromotionId, seat.Value.PromotionId)
                ? PeopleErrors.PromotionMismatch
                : fields with { PromotionId = seat.Value.PromotionId };
        }

        if (fields.PromotionId is not { } promotionId || (was.Exists && Same(was.PromotionId, promotionId)))
            return fields;
        var promotion = await GrainFactory.GetGrain<IPromotionGrain>(GrainKeys.Of(_tenant, promotionId)).FindAsync(CancellationToken.None);
        return promotion.Succeeded ? fields : promotion.Error with { Field = "promotionId" };
    }

    /// <summary>The place kept in the class is not needed any more: the row counts now, or nobody came.</summary>
    private Task LeaveSeatAsync(StudentState was, StudentFields fields) => fields.ClassId is { } classId && !(was.IsMember && Same(was.ClassId, classId))
        ? GrainFactory.GetGrain<IClassGrain>(GrainKeys.Of(_tenant, classId)).ReleaseSeatAsync(_id)
        : Task.CompletedTask;

    private async Task<Error?> TakeKeysAsync(StudentState was, StudentFields fields)
    {
        if (fields.SchoolId is not null && !(was.Exists && Same(was.SchoolId, fields.SchoolId))
            && !await _claims.TakeAsync(RosterKeys.StudentSchoolId, RosterKeys.SchoolIdOf(fields.SchoolId)!, holder => HoldsAsync(holder, RosterKeys.StudentSchoolId, RosterKeys.SchoolIdOf(fields.SchoolId)!)))
        {
            return PeopleErrors.SchoolIdTaken;
        }

        if (RosterKeys.PersonOf(fields.Email, fields.FirstName, fields.LastName) is { } person && !(was.Exists && Same(PersonOf(was), person))
            && !await _claims.TakeAsync(RosterKeys.StudentPerson, person, holder => HoldsAsync(holder, RosterKeys.StudentPerson, person)))
        {
            return PeopleErrors.EmailTaken;
        }

        return null;
    }

    /// <summary>A key that a crash keeps from being given back is found to be abandoned by whoever wants it next.</summary>
    private async Task ReleaseKeysAsync(StudentState was)
    {
        if (PersonOf(was) is { } person && !Same(person, PersonOf(record.State)))
            await _claims.ReleaseAsync(RosterKeys.StudentPerson, person);
        if (was.Email is { } email && !Same(email, record.State.Email))
            await _claims.ReleaseAsync(RosterKeys.StudentEmail, email);
        if (RosterKeys.SchoolIdOf(was.SchoolId) is { } schoolId && !Same(schoolId, RosterKeys.SchoolIdOf(record.State.SchoolId)))
            await _claims.ReleaseAsync(RosterKeys.StudentSchoolId, schoolId);
        if (was.CodeHmac.Length > 0 && !Same(was.CodeHmac, record.State.CodeHmac))
            await _claims.ReleaseAsync(IAccessCodes.KeyKind, was.CodeHmac);
    }

    private static string? PersonOf(StudentState state) => state.IsMember ? RosterKeys.PersonOf(state.Email, state.FirstName, state.LastName) : null;

    /// <summary>Pseudonym, UUIDs and access code of a new student; chance comes from outside.</summary>
    private async Task<StudentState> OpenAsync(StudentState fresh)
    {
        var (code, hmac) = await NewCodeAsync();
        return fresh with
        {
            Subject = secrets.NewId(),
            UuidStudent = NewUuid(),
            UuidSocial = NewUuid(),
            SealedCode = codes.Seal(_tenant, _id, code),
            CodeHmac = hmac,
        };
    }

    private string NewUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        secrets.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40); // RFC 9562 version 4
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("d");
    }

    private async Task SaveAsync(StudentState next, string by)
    {
        var was = record.State;
        var endsTokens = was.Exists && (!Same(was.Status, next.Status) || !Same(was.CodeHmac, next.CodeHmac));
        next = next with { Revision = was.Revision + 1, Stamp = endsTokens ? was.Stamp + 1 : was.Stamp };
        var facts = StudentFacts.Between(was, next, await clock.NowAsync(_tenant), by);
        await commit.SaveAsync(this, record, next, facts);
        if (was.Exists && was.Status is StudentStatuses.Active && next.Status is not StudentStatuses.Active)
            await LicenceSeats.ReleaseAsync(LicenceKinds.Students, _id);
        // Announced, not awaited: the class's open assignments count who joined and who left.
        if (!Same(was.ClassId, next.ClassId) || !Same(was.PromotionId, next.PromotionId) || !Same(was.Status, next.Status))
            await GrainFactory.GetGrain<IStudentMissionsGrain>(GrainKeys.Of(_tenant, _id)).FollowAsync();
    }

    private Task<bool> HoldsAsync(string holder, string kind, string value) =>
        GrainFactory.GetGrain<IStudentGrain>(GrainKeys.Of(_tenant, holder)).HoldsKeyAsync(kind, value);

    private ILicenceSeatsGrain LicenceSeats => GrainFactory.GetGrain<ILicenceSeatsGrain>(GrainKeys.Of(_tenant, "licence"));
}
