using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>What people are told of an import.</summary>
internal static class ImportReport
{
    public static ImportView Of(
        string id, ImportState state, ImportCounts counts, ImmutableArray<ImportError> errors, ImmutableArray<AbsentPerson> absent, DateTimeOffset now)
    {
        var applied = state.Status is ImportStatuses.Completed;
        var running = state.Status is ImportStatuses.Running;
        return new ImportView
        {
            Id = id,
            Type = state.Type!,
            Status = state.StatusAt(now),
            Encoding = state.Encoding,
            Separator = state.Separator,
            TotalRows = state.TotalRows,
            NewRows = state.NewRows,
            ChangedRows = state.ChangedRows,
            UnchangedRows = state.UnchangedRows,
            ErrorRows = state.ErrorRows,
            ErrorCount = counts.ErrorCount,
            Errors = errors,
            IgnoredColumns = state.IgnoredColumns,
            AbsentCount = state.AbsentCount,
            Absent = absent,
            Total = state.TotalRows,
            Done = applied ? state.TotalRows : running ? counts.Done : 0,
            Created = applied ? state.Created : counts.Created,
            Updated = applied ? state.Updated : counts.Updated,
            Unchanged = applied ? state.Unchanged : running ? counts.Unchanged : 0,
            Failed = applied ? state.Failed : running ? counts.Failed : 0,
            CreatedAt = state.CreatedAt,
            ExpiresAt = state.CreatedAt + ImportState.Kept,
            CompletedAt = state.CompletedAt,
        };
    }

    public static RowChange Row(string tenant, string id, ImportState state) => RowChange.Put(
        "imports",
        [("tenant", tenant), ("id", id)],
        ("type", state.Type),
        ("status", state.Status),
        ("encoding", state.Encoding),
        ("separator", state.Separator),
        ("total_rows", state.TotalRows),
        ("new_rows", state.NewRows),
        ("changed_rows", state.ChangedRows),
        ("unchanged_rows", state.UnchangedRows),
        ("error_rows", state.ErrorRows),
        ("created", state.Created),
        ("updated", state.Updated),
        ("unchanged", state.Unchanged),
        ("failed", state.Failed),
        ("created_at", state.CreatedAt),
        ("completed_at", state.CompletedAt));
}
