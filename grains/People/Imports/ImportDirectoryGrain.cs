using System.Collections.Immutable;
using System.Globalization;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>Keeps no state: any number of activations answer side by side.</summary>
[StatelessWorker]
internal sealed class ImportDirectoryGrain(IRows rows, TimeProvider time) : Grain, IImportDirectoryGrain
{
    /// <summary>Greater than every id.</summary>
    private const string AfterAllIds = "~";

    public async Task<Result<Page<ImportView>>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var (before, beforeId) = (long.MaxValue, AfterAllIds);
        if (page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 2);
            if (!read.Succeeded)
                return read.Error;
            if (!long.TryParse(read.Value[0], NumberStyles.None, CultureInfo.InvariantCulture, out before))
                return Cursor.Refused;
            beforeId = read.Value[1];
        }

        var found = await rows.QueryAsync<ImportRow>(
            "People/ListImports",
            new { tenant = GrainKeys.TenantOf(this.GetPrimaryKeyString()), before, before_id = beforeId, limit = page.Limit + 1 },
            cancellationToken);
        var shown = found.Take(page.Limit).ToImmutableArray();
        var now = time.GetUtcNow();
        var next = found.Length > shown.Length
            ? Cursor.Of(Micros.Of(shown[^1].CreatedAt).ToString(CultureInfo.InvariantCulture), shown[^1].Id)
            : null;
        return new Page<ImportView>([.. shown.Select(row => row.ToView(now))], next);
    }

    public Task<Result<string>> GetTemplateAsync(string type, CancellationToken cancellationToken) => Task.FromResult<Result<string>>(
        ImportTypes.Parse(type) is { } known ? ImportTemplates.Of(known) : ImportErrors.UnknownType);

    private sealed record ImportRow(
        string Id, string Type, string Status, string Encoding, string Separator, int TotalRows, int NewRows, int ChangedRows, int UnchangedRows,
        int ErrorRows, int Created, int Updated, int Unchanged, int Failed, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt)
    {
        public ImportView ToView(DateTimeOffset now)
        {
            var state = new ImportState { Status = Status, CreatedAt = CreatedAt };
            return new ImportView
            {
                Id = Id,
                Type = Type,
                Status = state.StatusAt(now),
                Encoding = Encoding,
                Separator = Separator,
                TotalRows = TotalRows,
                NewRows = NewRows,
                ChangedRows = ChangedRows,
                UnchangedRows = UnchangedRows,
                ErrorRows = ErrorRows,
                Total = TotalRows,
                Done = Status is ImportStatuses.Completed ? TotalRows : 0,
                Created = Created,
                Updated = Updated,
                Unchanged = Unchanged,
                Failed = Failed,
                CreatedAt = CreatedAt,
                ExpiresAt = CreatedAt + ImportState.Kept,
                CompletedAt = CompletedAt,
            };
        }
    }
}
