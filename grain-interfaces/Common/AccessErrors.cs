namespace StudyMate.Common;

/// <summary>Refusals before anything is decided: who asks may not.</summary>
public static class AccessErrors
{
    public static Error Denied => Error.Forbidden("access.denied", "Your role does not allow this.");

    public static Error TenantMismatch => Error.Forbidden("tenant.mismatch", "This belongs to another tenant.");

    public static Error TenantReadOnly => Error.Forbidden("tenant.read_only", "This school is suspended: it can be read, not changed.");
}
