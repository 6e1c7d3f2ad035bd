using System.Collections.Immutable;
using System.Globalization;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Classes;

/// <summary>Keeps no state: any number of activations answer side by side.</summary>
[StatelessWorker]
internal sealed class PromotionDirectoryGrain(IRows rows) : Grain, IPromotionDirectoryGrain
{
    private const int SearchTerms = 3;
    private const string AllStatuses = "all";

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public async Task<Result<Page<PromotionView>>> ListAsync(PromotionQuery query, CancellationToken cancellationToken)
    {
        if (query.Status is not (null or ClassStatuses.Active or ClassStatuses.Archived or AllStatuses))
            return ClassesErrors.InvalidPromotionFilter;
        ImmutableArray<string> after = ["", ""];
        if (query.Page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 2);
            if (!read.Succeeded)
                return read.Error;
            after = read.Value;
        }

        var terms = Folding.TermsOf(query.Search, SearchTerms);
        var found = await rows.QueryAsync<PromotionRow>(
            "Classes/ListPromotions",
            new
            {
                tenant = Tenant,
                status = query.Status is AllStatuses ? null : query.Status ?? ClassStatuses.Active,
                term1 = terms[0],
                term2 = terms[1],
                term3 = terms[2],
                after_sort = after[0],
                after_id = after[1],
                limit = query.Page.Limit + 1,
            },
            cancellationToken);
        var page = found.Take(query.Page.Limit).ToImmutableArray();
        var next = found.Length > page.Length ? Cursor.Of(page[^1].Search, page[^1].Id) : null;
        return new Page<PromotionView>([.. page.Select(row => row.ToView())], next);
    }

    public async Task<Result<string>> ExportAsync(PromotionQuery query, CancellationToken cancellationToken)
    {
        var csv = new CsvWriter("id", "nom", "annee_debut", "annee_fin", "niveau", "statut");
        string? cursor = null;
        do
        {
            var page = await ListAsync(query with { Page = new PageRequest(cursor, PageRequest.MaxLimit) }, cancellationToken);
            if (!page.Succeeded)
                return page.Error;
            foreach (var view in page.Value.Items)
            {
                csv.Add(view.Id, view.Name, view.YearStart.ToString(CultureInfo.InvariantCulture),
                    view.YearEnd.ToString(CultureInfo.InvariantCulture), view.Level, view.Status);
            }

            cursor = page.Value.NextCursor;
        }
        while (cursor is not null);
        return csv.ToString();
    }

    private sealed record PromotionRow(string Id, string Name, int YearStart, int YearEnd, string? Level, string Status, string Search)
    {
        public PromotionView ToView() => new(Id, Name, YearStart, YearEnd, Level, Status);
    }
}
