using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Who somebody is right now in one school, as their tokens must say.</summary>
internal interface IPrincipalLookup
{
    /// <summary>The person while they may sign in there, otherwise null: unknown, inactive, without an account, or the school is archived.</summary>
    Task<Principal?> FindAsync(string tenant, string id, bool student, CancellationToken cancellationToken);
}

/// <param name="Role">Role in the school.</param>
/// <param name="DisplayName">For the person themselves.</param>
/// <param name="Stamp">Changes with everything that ends tokens: password, role, status, access code.</param>
internal sealed record Principal(Role Role, string DisplayName, string Stamp);
