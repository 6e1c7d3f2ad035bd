using StudyMate.Common;

namespace StudyMate.Tenancy;

/// <summary>Refusals of schools and of the permissions in them.</summary>
public static class TenancyErrors
{
    // Schools.
    public static Error TenantNotFound => Error.NotFound("tenant.not_found", "There is no such school.");

    public static Error TenantExists => Error.Conflict("tenant.exists", "There is a school of this id already.");

    public static Error TenantReserved => Error.Conflict("tenant.reserved", "The platform itself cannot be suspended.");

    public static Error InvalidId => Error.Invalid("tenant.invalid_id", "A school's id has up to 40 characters of a-z, 0-9 and hyphens.", "id");

    public static Error InvalidName => Error.Invalid("tenant.invalid_name", "A school's name has 1 to 120 characters on one line.", "name");

    public static Error InvalidType => Error.Invalid("tenant.invalid_type", "The type is public or private.", "type");

    public static Error InvalidTimeZone =>
        Error.Invalid("tenant.invalid_time_zone", "The time zone is an IANA name such as Europe/Paris.", "timeZone");

    public static Error InvalidLanguage => Error.Invalid("tenant.invalid_language", "The language is fr or en.", "language");

    public static Error InvalidStatus => Error.Invalid("tenant.invalid_status", "The status is active, suspended or archived.", "status");

    public static Error InvalidLicences =>
        Error.Invalid("tenant.invalid_licences", "Caps are between 0 and 100000, and a school has at least one member of staff.", "licences");

    public static Error LastAdministrator => Error.Conflict("account.last_admin", "This is the last administrator: name another one first.");

    public static Error AdministratorExists => Error.Conflict("user.exists", "This e-mail is a member of staff already.");

    // Permissions of roles.
    public static Error TooManyChanges => Error.Invalid("permission.too_many", "At most 500 changes at once.", "changes");

    public static Error UnknownRole(string field) =>
        Error.Invalid("permission.unknown_role", "This role does not exist or cannot be changed.", field);

    public static Error UnknownPermission(string field) =>
        Error.Invalid("permission.unknown", "This permission does not exist or cannot be changed.", field);

    public static Error LockOut =>
        Error.Conflict("permission.lock_out", "Administrators keep the administration of users and roles: nobody else could give it back.");
}
