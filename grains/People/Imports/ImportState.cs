using System.Collections.Immutable;
using System.Text.Json.Serialization;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>One import; its lines are in the table <c>import_rows</c>.</summary>
internal sealed record ImportState : GrainRecord
{
    /// <summary>How long a preview can be applied, and how long lines are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Null before a file was judged.</summary>
    public string? Type { get; init; }

    public string Status { get; init; } = ImportStatuses.Previewed;

    public string Encoding { get; init; } = "";

    public string Separator { get; init; } = "";

    public int TotalRows { get; init; }

    public int NewRows { get; init; }

    public int ChangedRows { get; init; }

    public int UnchangedRows { get; init; }

    public int ErrorRows { get; init; }

    public ImmutableArray<string> IgnoredColumns { get; init; } = [];

    public int AbsentCount { get; init; }

    /// <summary>The highest role that the list gives to somebody; who applies it must hold at least that.</summary>
    public string? HighestRole { get; init; }

    /// <summary>Account that judged, then the one that applies.</summary>
    public string By { get; init; } = "";

    public int Created { get; init; }

    public int Updated { get; init; }

    public int Unchanged { get; init; }

    public int Failed { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Lines with people's data are gone.</summary>
    public bool Purged { get; init; }

    [JsonIgnore]
    public bool Exists => Type is not null;

    internal override ImmutableArray<RowChange> Rows(string tenant, string id) => [ImportReport.Row(tenant, id, this)];

    public string StatusAt(DateTimeOffset now) => Status is ImportStatuses.Previewed && now >= CreatedAt + Kept ? ImportStatuses.Expired : Status;
}
