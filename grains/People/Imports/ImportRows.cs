using System.Collections.Immutable;
using System.Text.Json;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>The lines of imports as rows: what is to be applied, what came of it, what is wrong.</summary>
internal sealed class ImportRows(IRows rows)
{
    /// <summary>Errors and absent people that a report shows; the counts tell how many there are.</summary>
    public const int Shown = 200;

    private const int RowsPerWrite = 1_000;

    /// <summary>
    /// Writes a judged list; a list of the same import that an interrupted preview left is replaced. Each statement says for itself what a line,
    /// or a stretch without lines, holds, and nothing once the import is committed: a host that is believed dead may do the same again, late.
    /// </summary>
    public async Task WriteAsync(string tenant, string importId, Judgement judgement)
    {
        foreach (var chunk in Replace(tenant, importId, judgement.Rows).Chunk(RowsPerWrite))
            await rows.RunAsync([.. chunk]);
        var absent = judgement.Absent.Select(person => PutAbsent(tenant, importId, person));
        foreach (var chunk in absent.Prepend(Statement.Of("People/ClearDraftAbsent", ("tenant", tenant), ("import_id", importId))).Chunk(RowsPerWrite))
            await rows.RunAsync([.. chunk]);
    }

    public Task ClearAsync(string tenant, string importId) => rows.WriteAsync(
        RowChange.Delete("import_rows", ("tenant", tenant), ("import_id", importId)),
        RowChange.Delete("import_absent", ("tenant", tenant), ("import_id", importId)));

    /// <summary>Forgets the people of an import and keeps what was wrong with which line.</summary>
    public Task ForgetPeopleAsync(string tenant, string importId) => rows.WriteAsync(
        RowChange.Delete("import_rows", ("tenant", tenant), ("import_id", importId), ("error_count", 0)),
        RowChange.Delete("import_absent", ("tenant", tenant), ("import_id", importId)));

    /// <summary>The next lines to carry out, in the order of the file.</summary>
    public async Task<ImmutableArray<PendingRow>> NextAsync(string tenant, string importId, int limit)
    {
        var found = await rows.QueryAsync<StoredRow>("People/NextImportRows", new { tenant, import_id = importId, limit });
        return [.. found.Select(row => new PendingRow(row.Line, string.Equals(row.Outcome, NameOf(RowOutcome.New), StringComparison.Ordinal), row.TargetId, JsonSerializer.Deserialize(row.Payload, PeopleJson.Default.ImportValues)!))];
    }

    /// <summary>The first result of a line stays: a host that is believed dead may come late with what it made of the line.</summary>
    public Task PutResultsAsync(string tenant, string importId, IEnumerable<RowResult> results) => rows.WriteAsync([.. results.Select(result => RowChange.Update(
        "import_rows",
        [("tenant", tenant), ("import_id", importId), ("line", result.Line), ("result", (string?)null)],
        ("payload", (string?)null),
        ("result", result.Result),
        ("errors", result.Error is { } error ? Json([error]) : null),
        ("error_count", result.Error is null ? 0 : 1)))]);

    public async Task<ImportCounts> CountAsync(string tenant, string importId, CancellationToken cancellationToken) =>
        (await rows.QueryAsync<ImportCounts>("People/CountImportRows", new { tenant, import_id = importId }, cancellationToken)).Single();

    public async Task<ImmutableArray<ImportError>> ErrorsAsync(string tenant, string importId, CancellationToken cancellationToken)
    {
        var found = await rows.QueryAsync<string>("People/ImportErrors", new { tenant, import_id = importId, limit = Shown }, cancellationToken);
        return [.. found.SelectMany(json => JsonSerializer.Deserialize(json, PeopleJson.Default.ImmutableArrayImportError)).Take(Shown)];
    }

    public Task<ImmutableArray<AbsentPerson>> AbsentAsync(string tenant, string importId, CancellationToken cancellationToken) =>
        rows.QueryAsync<AbsentPerson>("People/ImportAbsent", new { tenant, import_id = importId, limit = Shown }, cancellationToken);

    private static IEnumerable<Statement> Replace(string tenant, string importId, ImmutableArray<JudgedRow> judged)
    {
        var next = 0;
        foreach (var row in judged)
        {
            if (row.Line > next)
                yield return ClearLines(next, row.Line - 1);
            yield return Put(tenant, importId, row);
            next = row.Line + 1;
        }

        yield return ClearLines(next, int.MaxValue);

        Statement ClearLines(int first, int last) => Statement.Of(
            "People/ClearDraftLines", ("tenant", tenant), ("import_id", importId), ("first_line", first), ("last_line", last));
    }

    private static Statement Put(string tenant, string importId, JudgedRow row) => Statement.Of(
        "People/PutImportRow",
        ("tenant", tenant),
        ("import_id", importId),
        ("line", row.Line),
        ("outcome", NameOf(row.Outcome)),
        ("target_id", row.TargetId),
        ("payload", row is { Outcome: RowOutcome.New or RowOutcome.Changed, Values: { } values } ? JsonSerializer.Serialize(values, PeopleJson.Default.ImportValues) : null),
        ("result", row.Outcome switch { RowOutcome.Unchanged => RowResult.Unchanged, RowOutcome.Error => RowResult.Failed, _ => null }),
        ("errors", row.Errors.Length > 0 ? Json(row.Errors) : null),
        ("error_count", row.Errors.Length));

    private static Statement PutAbsent(string tenant, string importId, AbsentPerson person) => Statement.Of(
        "People/PutImportAbsent",
        ("tenant", tenant),
        ("import_id", importId),
        ("id", person.Id),
        ("class_id", person.ClassId),
        ("first_name", person.FirstName),
        ("last_name", person.LastName));

    private static string NameOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.New => "new",
        RowOutcome.Changed => "changed",
        RowOutcome.Unchanged => "unchanged",
        RowOutcome.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static string Json(ImmutableArray<ImportError> errors) => JsonSerializer.Serialize(errors, PeopleJson.Default.ImmutableArrayImportError);

    private sealed record StoredRow(int Line, string Outcome, string? TargetId, string Payload);
}

/// <summary>A line to carry out.</summary>
/// <param name="Line">Physical line in the file.</param>
/// <param name="IsNew">Whether the preview found nobody.</param>
/// <param name="TargetId">Whom the preview found.</param>
/// <param name="Values">What to apply.</param>
internal sealed record PendingRow(int Line, bool IsNew, string? TargetId, ImportValues Values);

/// <summary>What came of a line.</summary>
internal sealed record RowResult(int Line, string Result, ImportError? Error = null)
{
    public const string Created = "created";
    public const string Updated = "updated";
    public const string Unchanged = "unchanged";
    public const string Failed = "failed";
}

/// <summary>Lines of an import by what came of them.</summary>
internal sealed record ImportCounts(int Total, int Done, int Created, int Updated, int Unchanged, int Failed, int ErrorCount);
