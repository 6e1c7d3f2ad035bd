using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Simulation;

/// <summary>
/// What a school must look like, from nothing but the commands that were acknowledged. It knows none of the product's rules for storing
/// or folding, so that a mistake there cannot confirm itself.
/// </summary>
internal sealed class SchoolModel(string tenant)
{
    public string Tenant { get; } = tenant;

    public Actor Admin { get; } = new($"{tenant}-admin", tenant, Role.Admin);

    public Actor Direction { get; } = new($"{tenant}-direction", tenant, Role.Direction);

    public Actor Teacher { get; } = new($"{tenant}-teacher", tenant, Role.Teacher);

    public Actor Referent { get; } = new($"{tenant}-referent", tenant, Role.Referent);

    public SortedDictionary<string, string> Classes { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ModelStudent> Students { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ModelTheme> Themes { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ModelAssignment> Assignments { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of events that were acknowledged as accepted or known.</summary>
    public HashSet<string> Events { get; } = new(StringComparer.Ordinal);

    /// <summary>The highest position that anybody was told.</summary>
    public long Position { get; set; }

    public List<ModelSession> Sessions { get; } = [];

    /// <summary>Address and inbound secret once the webhooks are set up.</summary>
    public string? WebhookUrl { get; set; }

    public string? InboundSecret { get; set; }

    public string Key(string id) => GrainKeys.Of(Tenant, id);

    public Actor Student(string id) => new(id, Tenant, Role.Student, id);

    /// <summary>Assignments that a device of this class may have on it.</summary>
    public List<ModelAssignment> HandedOut(string classId) =>
        [.. Assignments.Values.Where(assignment => assignment.Status is "pushed" && string.Equals(assignment.ClassId, classId, StringComparison.Ordinal))];
}

/// <summary>A student as last acknowledged.</summary>
internal sealed record ModelStudent(string Id, string FirstName, string LastName, string Email, string ClassId, string Status, bool Consent, bool HasDevice)
{
    public bool IsForgotten => Status is StudentStatuses.Pseudonymized;
}

/// <summary>A theme as last acknowledged.</summary>
internal sealed record ModelTheme(string Id, string Title, string Status, int? Published);

/// <summary>An assignment as last acknowledged.</summary>
internal sealed record ModelAssignment(string Id, string Title, string ThemeId, string ClassId, string Status, bool ToldOutside, bool HasDue);

/// <summary>A session that was played; complete once all of its events are acknowledged.</summary>
internal sealed record ModelSession(
    string Id, string StudentId, string ClassId, string ThemeId, string AssignmentId, int Correct, int Total, long TimeMs, DateOnly Day, string CompletedId,
    string? OpenAnswerId)
{
    /// <summary>What a teacher has made of the open answer; it counts from then on.</summary>
    public bool? Mark { get; init; }

    /// <summary>100 × correct / total in tenths, half up.</summary>
    public int Tenths => (int)Math.Round(
        1000m * (Correct + (Mark is true ? 1 : 0)) / (Total + (Mark is null ? 0 : 1)), MidpointRounding.AwayFromZero);
}
