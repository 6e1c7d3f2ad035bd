using System.Collections.Immutable;
using System.Text.Json.Serialization;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>One student: the only place where the pseudonym and the person meet.</summary>
internal sealed record StudentState : GrainRecord
{
    /// <summary>Pseudonym in facts and figures; null before the student is created.</summary>
    public string? Subject { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string? Email { get; init; }

    /// <summary>The school's own number.</summary>
    public string? SchoolId { get; init; }

    /// <summary>Pedagogical identity towards ErgoMate.</summary>
    public string UuidStudent { get; init; } = "";

    /// <summary>Pseudonym of social features.</summary>
    public string UuidSocial { get; init; } = "";

    public string? ClassId { get; init; }

    public string? PromotionId { get; init; }

    public string Status { get; init; } = StudentStatuses.Active;

    public bool ConsentSharing { get; init; }

    /// <summary>Access code, sealed for this student.</summary>
    public string SealedCode { get; init; } = "";

    /// <summary>HMAC of the access code that counts.</summary>
    public string CodeHmac { get; init; } = "";

    /// <summary>Grows when tokens must end.</summary>
    public long Stamp { get; init; }

    /// <summary>Grows with every change; part of the ids of the facts.</summary>
    public int Revision { get; init; }

    [JsonIgnore]
    public bool Exists => Subject is not null;

    [JsonIgnore]
    public bool IsMember => Status is StudentStatuses.Active or StudentStatuses.Inactive;

    internal override ImmutableArray<RowChange> Rows(string tenant, string id) => StudentRows.Of(tenant, id, this);
}
