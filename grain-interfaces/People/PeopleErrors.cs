using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Refusals of people: what partners and the app read. Those of lists and of single fields stand beside what reads them.</summary>
public static class PeopleErrors
{
    // Students.
    public static Error StudentNotFound => Error.NotFound("student.not_found", "There is no such student.");

    public static Error StudentExists => Error.Conflict("student.exists", "There is a student of this id already.");

    public static Error StudentErased => Error.Conflict("student.erased", "This student was pseudonymized: nothing can be changed any more.");

    public static Error StudentRemoved => Error.Conflict("student.removed", "A removed student has no access code.");

    public static Error InvalidStudentStatus => Error.Invalid("student.invalid_status", "The status is active or inactive.", "status");

    public static Error InvalidStudentFilter =>
        Error.Invalid("student.invalid_status", "The status is active, inactive, pseudonymized or deleted.", "status");

    public static Error StudentSearchMasked => Error.Forbidden("student.search_masked", "Your role does not see names and cannot search by them.");

    public static Error PromotionMismatch => Error.Invalid("student.promotion_mismatch", "The class belongs to another promotion.", "promotionId");

    public static Error SchoolIdTaken =>
        Error.Conflict("student.school_id_taken", "Another student, maybe a removed one, has this school id.") with { Field = "schoolId" };

    public static Error EmailTaken =>
        Error.Conflict("student.email_taken", "There is a student of this name with this e-mail, maybe a removed one.") with { Field = "email" };

    public static Error AccessCodeTaken => Error.Conflict("student.code_taken", "Another student has this code.");

    // Staff.
    public static Error StaffNotFound => Error.NotFound("user.not_found", "There is no such member of staff.");

    public static Error StaffExists => Error.Conflict("user.exists", "This e-mail is a member of staff already.");

    public static Error InvalidStaffEmail => Error.Invalid("user.invalid_email", "This is not an e-mail address.", "email");

    public static Error InvalidStaffName(string field) => Error.Invalid("user.invalid_name", "A name has 1 to 80 characters on one line.", field);

    public static Error InvalidStaffRole => Error.Invalid("user.invalid_role", "There is no such role here.", "role");

    public static Error InvalidStaffStatus => Error.Invalid("user.invalid_status", "The status is active or inactive.", "status");

    public static Error StaffInactive => Error.Conflict("user.inactive", "This member is deactivated: activate them first.");

    public static Error StaffNotJoined => Error.Conflict("user.not_joined", "Nobody has redeemed this member's invitation: renew that instead.");

    public static Error AmbiguousAdministrator => Error.Invalid("user.ambiguous", "There is not exactly one administrator: name one by their e-mail.", "email");

    public static Error UnknownClass(string field) => Error.Invalid("user.unknown_class", "There is no such class here.", field);

    public static Error RoleAboveOwn => Error.Forbidden("account.role_above_own", "Nobody gives or takes a role above their own.");

    public static Error RoleNotBelowOwn => Error.Forbidden("account.role_not_below_own", "A one-time link is made for members of lower rank only.");

    public static Error SelfDeactivation => Error.Conflict("account.self_deactivation", "Nobody deactivates their own account.");

    // Accounts and passwords.
    public static Error AccountNotFound => Error.NotFound("account.not_found", "There is no such account.");

    public static Error AccountHasPassword => Error.Conflict("account.has_password", "This member has redeemed an invitation already.");

    public static Error AccountNotHeld =>
        Error.Conflict("account.not_held", "This account is not bound to your school: only its owner can recover it.");

    public static Error MemberAlready => Error.Conflict("account.member_already", "This account is a member of this school already.");

    public static Error PlatformAlone =>
        Error.Conflict("account.platform_alone", "An account of the platform opens no school, and one of a school not the platform: sign out first.");

    public static Error TooManySchools => Error.Conflict("account.too_many_schools", "An account has at most 50 schools.");

    public static Error PasswordTooShort => Error.Invalid("password.too_short", "A password has at least 10 characters.", "password");

    public static Error PasswordTooLong => Error.Invalid("password.too_long", "A password has at most 128 characters.", "password");

    public static Error PasswordIsEmail => Error.Invalid("password.is_email", "The password must not be the e-mail.", "password");

    public static Error PasswordTooCommon => Error.Invalid("password.too_common", "This password is one of those that are tried first.", "password");

    // Signing in. None says which part of the credentials was wrong.
    public static Error InvalidCredentials => new("auth.invalid_credentials", ErrorKind.Unauthenticated, "These credentials do not sign anybody in.");

    public static Error InvalidInvitation =>
        new("auth.invalid_invitation", ErrorKind.Unauthenticated, "This invitation is not valid (any more): ask for a new one.");

    public static Error InvalidLink => new("auth.invalid_link", ErrorKind.Unauthenticated, "This link is not valid (any more): ask for a new one.");

    public static Error InvalidCode => new("auth.invalid_code", ErrorKind.Unauthenticated, "This code is wrong, or was used already: wait for the next one.");

    public static Error InvalidRefreshToken =>
        new("auth.invalid_refresh_token", ErrorKind.Unauthenticated, "This refresh token is not valid (any more): sign in again.");

    public static Error SignInRevoked => new("auth.revoked", ErrorKind.Unauthenticated, "This sign-in has ended: sign in again.");

    public static Error NoMembership => Error.Forbidden("auth.no_membership", "You are not an active member of this school.");

    public static Error SignsOutOthers => Error.Forbidden("access.denied", "Nobody signs others out.");

    public static Error TooManyAttempts(TimeSpan wait) => new("auth.too_many_attempts", ErrorKind.Throttled, "Too many failed attempts: try again later.")
    {
        RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
    };

    public static Error SignInsBusy => new("auth.busy", ErrorKind.Throttled, "Many people are signing in: try again in a moment.") { RetryAfterSeconds = 2 };

    // Licences.
    public static Error StudentsLicenceFull => Error.Conflict("licence.students", "The school has as many active students as its licence allows.");

    public static Error TeachersLicenceFull => Error.Conflict("licence.teachers", "The school has as many teachers as its licence allows.");

    public static Error ClassesLicenceFull => Error.Conflict("licence.classes", "The school has as many active classes as its licence allows.");
}
