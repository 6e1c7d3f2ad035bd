using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Tenancy;

namespace StudyMate.People;

/// <summary>Judging a list, its report, and its end; carrying it out is in ImportGrain.Apply.cs.</summary>
internal sealed partial class ImportGrain(
    [PersistentState("record", "records")] IPersistentState<ImportState> record,
    Commit commit,
    SchoolReader schools,
    ImportRows lines,
    ApplyLine apply,
    ITenantCatalog tenants,
    SchoolClock clock,
    TimeProvider time,
    ILogger<ImportGrain> log) : Grain, IImportGrain, IRemindable
{
    private const string PurgeReminder = "purge";
    private const string ResumeReminder = "resume";

    private string _tenant = "";
    private string _id = "";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Split(this.GetPrimaryKeyString());
        if (record.State.Status is ImportStatuses.Running)
            StartWorking();
        return Task.CompletedTask;
    }

    public async Task<Result<ImportView>> PreviewAsync(UploadImport command, CancellationToken cancellationToken)
    {
        await commit.ReplayedAsync(this, record);
        if (record.State.Exists)
            return await ViewAsync(cancellationToken);
        if (ImportTypes.Parse(command.Type) is not { } type)
            return ImportErrors.UnknownType;
        var file = ImportFile.Read(type, command.Content.AsSpan());
        if (!file.Succeeded)
            return file.Error;
        var licences = (await tenants.FindAsync(_tenant, cancellationToken))?.Licences ?? new Licences(0, 0, 0);
        var judgement = PreviewImportRule.Judge(type, file.Value, await schools.ReadAsync(_tenant, type, cancellationToken), Actor.Required.Role, licences);
        cancellationToken.ThrowIfCancellationRequested();

        // First the moment, so that a preview has expired by the time it is purged; and the promise to purge before there is anything to
        // forget: people's data must not outlive the day, whatever happens next.
        var moment = await clock.NowAsync(_tenant);
        await this.RegisterOrUpdateReminder(PurgeReminder, ImportState.Kept, ImportState.Kept);
        await lines.WriteAsync(_tenant, _id, judgement);
        var next = PreviewedState(type, file.Value, judgement, moment.At);
        await SaveAsync(next, FactOf("import.previewed", moment, next.By) with
        {
            Payload = FactPayload.Of(("importId", _id), ("type", next.Type)),
        });
        return await ViewAsync(CancellationToken.None);
    }

    public Task<Result<ImportView>> GetAsync(CancellationToken cancellationToken) => ViewAsync(cancellationToken);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        SystemEntry.Enter(_tenant);
        await commit.CompleteAsync(this, record);
        if (reminderName is ResumeReminder)
        {
            if (record.State.Status is ImportStatuses.Running)
                StartWorking();
            else
                await ForgetReminderAsync(ResumeReminder);
            return;
        }

        if (record.State.Status is not ImportStatuses.Running)
            await PurgeAsync();
    }

    private ImportState PreviewedState(ImportType type, ImportFile file, Judgement judgement, DateTimeOffset now) => record.State with
    {
        Type = ImportTypes.NameOf(type),
        Encoding = file.Encoding,
        Separator = file.Separator.ToString(),
        TotalRows = judgement.Rows.Length,
        NewRows = judgement.Rows.Count(row => row.Outcome == RowOutcome.New),
        ChangedRows = judgement.Rows.Count(row => row.Outcome == RowOutcome.Changed),
        UnchangedRows = judgement.Rows.Count(row => row.Outcome == RowOutcome.Unchanged),
        ErrorRows = judgement.Rows.Count(row => row.Outcome == RowOutcome.Error),
        IgnoredColumns = [.. file.Header.Ignored.Take(50)],
        AbsentCount = judgement.Absent.Length,
        HighestRole = judgement.Rows.Select(row => Roles.Parse(row.Values?.Role)).Max() is { } role ? Roles.NameOf(role) : null,
        By = Actor.Required.AccountId,
        CreatedAt = now,
    };

    /// <summary>After a day: lines of people go; of an applied list what was wrong with which line stays.</summary>
    private async Task PurgeAsync()
    {
        if (record.State.Status is ImportStatuses.Completed)
            await lines.ForgetPeopleAsync(_tenant, _id);
        else
            await lines.ClearAsync(_tenant, _id); // also what a preview left that never came to its commit
        if (record.State is { Exists: true, Purged: false })
            await SaveAsync(record.State with { Purged = true, Status = record.State.StatusAt(time.GetUtcNow()) });

        await ForgetReminderAsync(PurgeReminder);
        DeactivateOnIdle();
    }

    private async Task ForgetReminderAsync(string name)
    {
        if (await this.GetReminder(name) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    /// <summary>An import is judged, applied and completed once each: the kind tells its facts apart.</summary>
    private Fact FactOf(string kind, Moment moment, string by) => AuditFact.Of(kind, _id, revision: 1, moment, by);

    private Task SaveAsync(ImportState next, params ImmutableArray<Fact> facts) =>
        commit.SaveAsync(this, record, next, facts);

    private async Task<Result<ImportView>> ViewAsync(CancellationToken cancellationToken)
    {
        var state = commit.Written(record);
        if (!state.Exists)
            return ImportErrors.NotFound;
        var counts = await lines.CountAsync(_tenant, _id, cancellationToken);
        var errors = await lines.ErrorsAsync(_tenant, _id, cancellationToken);
        var absent = await lines.AbsentAsync(_tenant, _id, cancellationToken);
        return ImportReport.Of(_id, state, counts, errors, absent, time.GetUtcNow());
    }
}
