using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Content;

/// <summary>Keeps no state: any number of activations answer side by side.</summary>
[StatelessWorker]
internal sealed class ThemeListGrain(IRows rows, PermissionTable permissions) : Grain, IThemeListGrain
{
    private const int SearchTerms = 4;

    public async Task<Result<Page<ThemeItem>>> ListAsync(ListThemes query, CancellationToken cancellationToken)
    {
        if (query.Status is not null && !ThemeStates.All.Contains(query.Status, StringComparer.Ordinal))
            return ContentErrors.UnknownStatus(ThemeStates.All);
        ImmutableArray<string> after = ["", ""];
        if (query.Page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 2);
            if (!read.Succeeded)
                return read.Error;
            after = read.Value;
        }

        var actor = await ThemeActor.OfAsync(Actor.Required, permissions);
        var terms = Folding.TermsOf(query.Search, SearchTerms);
        var found = await rows.QueryAsync<ThemeRow>(
            "Content/ListThemes",
            new
            {
                tenant = GrainKeys.TenantOf(this.GetPrimaryKeyString()),
                sees_all = actor.ReviewsAll || actor.EditsAll,
                me = actor.AccountId,
                mine = query.Mine,
                status = query.Status,
                term1 = terms[0],
                term2 = terms[1],
                term3 = terms[2],
                term4 = terms[3],
                after_sort = after[0],
                after_id = after[1],
                limit = query.Page.Limit + 1,
            },
            cancellationToken);
        if (found.Length <= query.Page.Limit)
            return new Page<ThemeItem>([.. found.Select(row => row.ToItem())], null);
        var page = found[..query.Page.Limit];
        return new Page<ThemeItem>([.. page.Select(row => row.ToItem())], Cursor.Of(page[^1].Search, page[^1].Id));
    }

    private sealed record ThemeRow(
        string Id,
        string Title,
        string Status,
        int Version,
        int? PublishedVersion,
        string AuthorId,
        string? Subject,
        string? Difficulty,
        int QuestionCount,
        int FlashcardCount,
        int SheetCount,
        DateTimeOffset UpdatedAt,
        string Search)
    {
        public ThemeItem ToItem() => new(
            Id, Title, Status, Version, PublishedVersion, AuthorId, Subject, Difficulty, QuestionCount, FlashcardCount, SheetCount, UpdatedAt);
    }
}
