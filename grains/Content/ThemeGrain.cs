using Orleans;
using Orleans.Runtime;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Content;

/// <summary>Decisions about one theme; reading it is in ThemeGrain.Reads.cs, carrying a decision out in ThemeGrain.Change.cs.</summary>
internal sealed partial class ThemeGrain(
    [PersistentState("record", "records")] IPersistentState<ThemeState> record,
    Commit commit,
    PermissionTable permissions,
    SchoolClock clock,
    IRows rows,
    IThemeLibrary library) : Grain, IThemeGrain
{
    private string _tenant = "";
    private string _id = "";

    private ThemeState State => record.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Split(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<Result<ThemeStatus>> CreateAsync(CreateTheme command, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record))
            return Status;
        var content = ThemeContent.Of(command.Content);
        return content.Succeeded
            ? await CreateAsync(content.Value, cancellationToken)
            : content.Error;
    }

    public async Task<Result<ThemeImported>> ImportAsync(ImportTheme command, CancellationToken cancellationToken)
    {
        var replayed = await commit.ReplayedAsync(this, record);
        var read = ThemeImport.Read(command.Format, command.Content);
        if (!read.Succeeded)
            return read.Error;
        var content = ThemeContent.Of(read.Value.Theme);
        if (!content.Succeeded)
            return content.Error;
        if (!replayed && await CreateAsync(content.Value, cancellationToken) is { Succeeded: false } refused)
            return refused.Error;
        var (theme, dialect, lost) = read.Value;
        var counts = new ImportCounts(theme.Questions.Length, theme.Flashcards.Length, theme.Revision?.Sections.Length ?? 0, theme.PastPapers.Length);
        return new ThemeImported(_id, dialect.Format, dialect.Name, theme.Title, counts, lost);
    }

    public async Task<Result<ThemeStatus>> EditAsync(EditTheme command, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record))
            return Status;
        var actor = await ActorAsync();
        var content = ThemeContent.Of(command.Content);
        if (!content.Succeeded)
            return actor.CheckEditing(State) ?? content.Error;
        var now = await clock.NowAsync(_tenant);
        cancellationToken.ThrowIfCancellationRequested();
        var decided = EditThemeRule.Decide(State, command, content.Value.Hash, actor, now.At);
        return await ChangeAsync(decided, "theme.edited", null, now, content.Value);
    }

    public Task<Result<ThemeStatus>> SubmitAsync(SubmitTheme command, CancellationToken cancellationToken) =>
        MoveAsync((actor, now) => SubmitThemeRule.Decide(State, command, actor, now), "theme.submitted", command.Comment, cancellationToken);

    public Task<Result<ThemeStatus>> ApproveAsync(ApproveTheme command, CancellationToken cancellationToken) =>
        MoveAsync((actor, now) => ApproveThemeRule.Decide(State, command, actor, now), "theme.approved", command.Comment, cancellationToken);

    public Task<Result<ThemeStatus>> RejectAsync(RejectTheme command, CancellationToken cancellationToken) =>
        MoveAsync((actor, now) => RejectThemeRule.Decide(State, command, actor, now), "theme.rejected", command.Comment, cancellationToken);

    public Task<Result<ThemeStatus>> PublishAsync(PublishTheme command, CancellationToken cancellationToken) =>
        MoveAsync((actor, now) => PublishThemeRule.Decide(State, command, actor, now), "theme.published", command.Comment, cancellationToken);

    public Task<Result<ThemeStatus>> ArchiveAsync(ArchiveTheme command, CancellationToken cancellationToken) =>
        MoveAsync((actor, now) => ArchiveThemeRule.Decide(State, command, actor, now), "theme.archived", command.Comment, cancellationToken);

    public Task<Result<ThemeStatus>> ReopenAsync(ReopenTheme command, CancellationToken cancellationToken) =>
        MoveAsync((actor, now) => ReopenThemeRule.Decide(State, command, actor, now), "theme.reopened", command.Comment, cancellationToken);

    private async Task<Result<ThemeStatus>> CreateAsync(ThemeContent content, CancellationToken cancellationToken)
    {
        var actor = await ActorAsync();
        var now = await clock.NowAsync(_tenant);
        cancellationToken.ThrowIfCancellationRequested();
        var decided = CreateThemeRule.Decide(State, content.Theme, content.Hash, actor, now.At);
        return await ChangeAsync(decided, "theme.created", null, now, content);
    }

    private async Task<Result<ThemeStatus>> MoveAsync(
        Func<ThemeActor, DateTimeOffset, Result<ThemeState>> decide, string fact, string? comment, CancellationToken cancellationToken)
    {
        if (await commit.ReplayedAsync(this, record))
            return Status;
        var actor = await ActorAsync();
        var now = await clock.NowAsync(_tenant);
        cancellationToken.ThrowIfCancellationRequested();
        return await ChangeAsync(decide(actor, now.At), fact, comment, now);
    }
}
