using System.Collections.Immutable;
using System.Globalization;
using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>Reading a theme, each caller as much as they may see.</summary>
internal sealed partial class ThemeGrain
{
    private const string CanonicalFormat = "canonical";
    private const string NativeFormat = "native";

    public async Task<Result<ThemeVersions>> GetVersionsAsync(CancellationToken cancellationToken)
    {
        // A mission is refused for want of a published version: not on the word of an old record.
        if (State.Published is null)
            await Commit.RefreshAsync(record);
        return State.Exists
            ? new ThemeVersions(
                _id, (State.Published ?? State.Current).Title, State.Current.Status, State.Current.Number, State.Published?.Number, State.Publications)
            : ContentErrors.NotFound;
    }

    public async Task<Result<ThemeView>> GetAsync(GetTheme query, CancellationToken cancellationToken)
    {
        var found = await FindAsync(query.Version, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var (version, content, isInsider) = found.Value;
        return new ThemeView(
            _id,
            version.Title,
            version.Status,
            version.Version,
            State.Published?.Number,
            State.AuthorId,
            State.Revision,
            version.CreatedAt,
            version.UpdatedAt,
            isInsider ? State.LastReview : null,
            content);
    }

    public async Task<Result<ThemeFile>> ExportAsync(ExportTheme query, CancellationToken cancellationToken)
    {
        if (query.Format is not (CanonicalFormat or NativeFormat))
            return ContentErrors.UnknownExportFormat;
        var found = await FindAsync(query.Version, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var (version, content, isInsider) = found.Value;
        if (!isInsider)
            return ContentErrors.NotAuthorOfExport;
        var json = query.Format is NativeFormat ? NativeDialect.Write(content, _id, version.Version) : ThemeJson.Write(content);
        return new ThemeFile(string.Create(CultureInfo.InvariantCulture, $"theme-{_id}-v{version.Version}-{query.Format}.json"), json);
    }

    public async Task<Result<Page<ThemeVersionItem>>> ListVersionsAsync(PageRequest page, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        var actor = await ActorAsync();
        if (actor.CheckSight(State) is { } refusal)
            return refusal;
        var before = NumberOf(page);
        if (!before.Succeeded)
            return before.Error;
        var found = await rows.QueryAsync<ThemeVersionRow>(
            "Content/ListVersions",
            new { tenant = _tenant, theme_id = _id, before = before.Value, published_only = !actor.IsInsiderOf(State), limit = page.Limit + 1 },
            cancellationToken);
        return PageOf([.. found.Select(row => row.ToItem())], page.Limit, item => item.Version);
    }

    public async Task<Result<Page<ThemeTransition>>> ListHistoryAsync(PageRequest page, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        var actor = await ActorAsync();
        if (actor.CheckSight(State) is { } refusal)
            return refusal;
        var isInsider = actor.IsInsiderOf(State);
        var before = NumberOf(page);
        if (!before.Succeeded)
            return before.Error;
        var found = await rows.QueryAsync<ThemeTransitionRow>(
            "Content/ListTransitions",
            new { tenant = _tenant, theme_id = _id, before = before.Value, published_only = !isInsider, limit = page.Limit + 1 },
            cancellationToken);
        // What was said in a review is between the author and the reviewers.
        return PageOf([.. found.Select(row => isInsider ? row.ToView() : row.ToView() with { Comment = null })], page.Limit, item => item.Number);
    }

    /// <summary>A version and its content, if the caller may see it: insiders all, others what was published.</summary>
    private async Task<Result<FoundVersion>> FindAsync(int? asked, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        var actor = await ActorAsync();
        if (actor.CheckSight(State) is { } refusal)
            return refusal;
        var isInsider = actor.IsInsiderOf(State);
        var number = asked ?? (isInsider ? State.Current.Number : State.Published!.Number);
        var found = await rows.QueryAsync<ThemeVersionRow>(
            "Content/FindVersion",
            new { tenant = _tenant, theme_id = _id, version = number },
            cancellationToken);
        if (found is not [var row] || (!isInsider && row.PublishedAt is null))
            return ContentErrors.NotFound;
        return await library.FindAsync(_tenant, _id, number, cancellationToken) is { } content
            ? new FoundVersion(row.ToItem(), content, isInsider)
            : throw new InvalidOperationException($"Version {number} of theme '{_id}' has no content.");
    }

    private static Result<int> NumberOf(PageRequest page)
    {
        if (page.Cursor is null)
            return int.MaxValue;
        var read = Cursor.Read(page.Cursor, 1);
        if (!read.Succeeded)
            return read.Error;
        return int.TryParse(read.Value[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : ContentErrors.InvalidCursor;
    }

    private static Page<T> PageOf<T>(ImmutableArray<T> found, int limit, Func<T, int> numberOf)
    {
        if (found.Length <= limit)
            return new Page<T>(found, null);
        var items = found[..limit];
        return new Page<T>(items, Cursor.Of(numberOf(items[^1]).ToString(CultureInfo.InvariantCulture)));
    }

    private sealed record FoundVersion(ThemeVersionItem Version, Theme Content, bool IsInsider);
}

/// <summary>A row of theme_versions.</summary>
internal sealed record ThemeVersionRow(
    int Version,
    string Title,
    string Status,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? PublishedAt,
    int QuestionCount,
    int FlashcardCount,
    int SheetCount)
{
    public ThemeVersionItem ToItem() =>
        new(Version, Title, Status, CreatedBy, CreatedAt, UpdatedAt, PublishedAt, QuestionCount, FlashcardCount, SheetCount);
}

/// <summary>A row of theme_transitions.</summary>
internal sealed record ThemeTransitionRow(
    int Number, int Version, string? FromStatus, string ToStatus, string ActorId, DateTimeOffset At, string? Comment)
{
    public ThemeTransition ToView() => new(Number, Version, FromStatus, ToStatus, ActorId, At, Comment);
}
