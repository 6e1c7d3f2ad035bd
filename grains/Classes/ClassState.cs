using System.Collections.Immutable;
using System.Text.Json.Serialization;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Classes;

/// <summary>One class. Its members are the rows of the students who say so, so a move is one commit, of the student.</summary>
internal sealed record ClassState : GrainRecord
{
    /// <summary>Empty before the class is created.</summary>
    public string Name { get; init; } = "";

    public string? PromotionId { get; init; }

    public string? Description { get; init; }

    public string Status { get; init; } = ClassStatuses.Active;

    /// <summary>Ids of members; the main teacher first.</summary>
    public ImmutableArray<string> TeacherIds { get; init; } = [];

    /// <summary>Grows with every change; part of the ids of the facts.</summary>
    public int Revision { get; init; }

    [JsonIgnore]
    public bool Exists => Name.Length > 0;

    [JsonIgnore]
    public bool IsActive => Exists && Status is ClassStatuses.Active;

    internal override ImmutableArray<RowChange> Rows(string tenant, string id) => ClassFacts.Rows(tenant, id, this);
}

internal sealed record PromotionState : GrainRecord
{
    /// <summary>Empty before the promotion is created.</summary>
    public string Name { get; init; } = "";

    public int YearStart { get; init; }

    public int YearEnd { get; init; }

    public string? Level { get; init; }

    public string Status { get; init; } = ClassStatuses.Active;

    /// <summary>Grows with every change; part of the ids of the facts.</summary>
    public int Revision { get; init; }

    [JsonIgnore]
    public bool Exists => Name.Length > 0;

    internal override ImmutableArray<RowChange> Rows(string tenant, string id) => ClassFacts.Rows(tenant, id, this);
}
