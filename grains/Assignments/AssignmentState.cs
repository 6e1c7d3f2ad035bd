using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Assignments;

/// <summary>The record of an assignment. Its students are rows.</summary>
internal sealed record AssignmentState : GrainRecord
{
    /// <summary>Empty until it was created.</summary>
    public string Title { get; init; } = "";

    public string Type { get; init; } = "";

    public string Mode { get; init; } = "";

    public string ThemeId { get; init; } = "";

    public int ThemeVersion { get; init; }

    public string AuthorId { get; init; } = "";

    /// <summary><c>draft</c>, <c>pushed</c>, <c>error</c> or <c>cancelled</c>; <c>ack</c> follows from the rows.</summary>
    public string Status { get; init; } = "";

    public string? Due { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public string? Instructions { get; init; }

    public ImmutableArray<AssignmentTarget> Targets { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it changed; makes the ids of its facts.</summary>
    public int Revision { get; init; }

    /// <summary>The due date this stands for has passed and the mission rows are final.</summary>
    public DateTimeOffset? ClosedFor { get; init; }

    /// <summary>One of <see cref="ResultPolicies"/>; null in records of an older shape.</summary>
    public string? Result { get; init; }

    /// <summary>One of <see cref="AnswerReleases"/> before an exam, else null; also null in records of an older shape.</summary>
    public string? AnswersRelease { get; init; }

    public DateTimeOffset? AnswersReleasedAt { get; init; }

    /// <summary>The due date changed, and which sessions count is not decided anew for all students yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ResultsOutdated { get; init; }

    [JsonIgnore]
    public string ResultPolicy => AssignmentModes.ResultPolicyOf(Mode, Result);

    [JsonIgnore]
    public string? Release => AssignmentModes.ReleaseOf(Mode, AnswersRelease);

    [JsonIgnore]
    public bool Exists => Title.Length > 0;

    /// <summary>In inboxes and open for work.</summary>
    [JsonIgnore]
    public bool IsOut => Status is AssignmentStatus.Pushed or AssignmentStatus.Error;

    /// <summary>The due date has passed for good: who joins the targets later does not receive it.</summary>
    [JsonIgnore]
    public bool IsClosed => DueAt is not null && ClosedFor == DueAt;

    internal override ImmutableArray<RowChange> Rows(string tenant, string id) => AssignmentRows.Of(tenant, id, this);
}

/// <summary>JSON of this domain's records and facts.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AssignmentState))]
[JsonSerializable(typeof(AssignmentFact))]
[JsonSerializable(typeof(AssignmentPushed))]
internal sealed partial class AssignmentsJson : JsonSerializerContext;

/// <summary>Payload of assignment.created, .changed, .pushed and .cancelled: what may be told of it without free text.</summary>
internal sealed record AssignmentFact(string Type, string Mode, string Status, DateTimeOffset? DueAt);

/// <summary>What ErgoMate is told when a mission is handed out; instructions and students it gets from the inbox.</summary>
internal sealed record AssignmentPushed(
    string AssignmentId,
    string Title,
    string Type,
    string Mode,
    string ThemeId,
    int ThemeVersion,
    string? Due,
    DateTimeOffset? DueAt);
