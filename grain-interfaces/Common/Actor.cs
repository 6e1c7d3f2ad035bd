using System.Collections.Immutable;
using Orleans;
using Orleans.Runtime;

namespace StudyMate.Common;

/// <summary>What a caller is within one tenant. The wire names are in <see cref="Roles"/>.</summary>
public enum Role
{
    None,
    Student,
    Intervenant,
    Inspector,
    Teacher,
    Referent,
    Direction,
    Admin,
    PlatformAdmin,

    /// <summary>A partner's API key: holds exactly the permissions of its scopes.</summary>
    Partner,

    /// <summary>Timers, reminders and streams: the house itself, within one tenant.</summary>
    System,
}

/// <summary>Who is calling. Travels in <see cref="RequestContext"/>; only the API's authentication and the grains' system entry construct one.</summary>
/// <param name="AccountId">Who it is within the tenant: the member's id; the student's id for a student; the key's id for a partner.</param>
/// <param name="Tenant">The tenant that the caller acts in.</param>
/// <param name="Role">The role of this membership.</param>
/// <param name="StudentId">Set for students only.</param>
[GenerateSerializer, Immutable, Alias("studymate.actor")]
public sealed record Actor(
    [property: Id(0)] string AccountId,
    [property: Id(1)] string Tenant,
    [property: Id(2)] Role Role,
    [property: Id(3)] string? StudentId = null)
{
    private const string ContextKey = "studymate.actor";

    /// <summary>The permissions of a partner's API key; empty for people.</summary>
    [Id(4)]
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The caller of the current call, or null where nobody was set.</summary>
    public static Actor? Current => RequestContext.Get(ContextKey) as Actor;

    /// <summary>The caller of the current call. The access filter guarantees one inside grain methods.</summary>
    public static Actor Required => Current ?? throw new InvalidOperationException("A call arrived without an actor.");

    /// <summary>The house itself, for entry points without a caller.</summary>
    public static Actor System(string tenant) => new("system", tenant, Role.System);

    /// <summary>Makes this actor the caller of all calls that follow in this asynchronous flow.</summary>
    public void Enter() => RequestContext.Set(ContextKey, this);
}

/// <summary>Wire names of roles, as the predecessor had them.</summary>
public static class Roles
{
    private static readonly ImmutableArray<(Role Role, string Name)> Names =
    [
        (Role.Student, "student"),
        (Role.Intervenant, "intervenant"),
        (Role.Inspector, "inspector"),
        (Role.Teacher, "teacher"),
        (Role.Referent, "referent"),
        (Role.Direction, "direction"),
        (Role.Admin, "admin"),
        (Role.PlatformAdmin, "platform_admin"),
        (Role.Partner, "partner"),
        (Role.System, "system"),
    ];

    public static string NameOf(Role role) => Names.First(pair => pair.Role == role).Name;

    /// <summary>The role of a wire name in any case, or null.</summary>
    public static Role? Parse(string? name)
    {
        foreach (var (role, known) in Names)
        {
            if (string.Equals(known, name?.Trim(), StringComparison.OrdinalIgnoreCase))
                return role;
        }

        return null;
    }
}
