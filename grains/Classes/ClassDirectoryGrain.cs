using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Classes;

/// <summary>Keeps no state: any number of activations answer side by side.</summary>
[StatelessWorker]
internal sealed class ClassDirectoryGrain(IRows rows, Visibility visibility) : Grain, IClassDirectoryGrain
{
    private const int SearchTerms = 3;
    private const string AllStatuses = "all";

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public async Task<Result<Page<ClassView>>> ListAsync(ClassQuery query, CancellationToken cancellationToken)
    {
        if (query.Status is not (null or ClassStatuses.Active or ClassStatuses.Archived or AllStatuses))
            return ClassesErrors.InvalidClassFilter;
        ImmutableArray<string> after = ["", ""];
        if (query.Page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 2);
            if (!read.Succeeded)
                return read.Error;
            after = read.Value;
        }

        var visible = await visibility.OfAsync(Actor.Required, Permissions.ClassesRead);
        var terms = Folding.TermsOf(query.Search, SearchTerms);
        var found = await rows.QueryAsync<ClassRow>(
            "Classes/ListClasses",
            new
            {
                tenant = Tenant,
                promotion_id = query.PromotionId,
                status = query.Status is AllStatuses ? null : query.Status ?? ClassStatuses.Active,
                all_classes = visible.IncludesAll,
                classes = visible.Classes,
                term1 = terms[0],
                term2 = terms[1],
                term3 = terms[2],
                after_sort = after[0],
                after_id = after[1],
                limit = query.Page.Limit + 1,
            },
            cancellationToken);
        var page = found.Take(query.Page.Limit).ToImmutableArray();
        var teachers = (await rows.QueryAsync<TeacherRow>("Classes/TeachersOfClasses", new { tenant = Tenant, ids = page.Select(row => row.Id) }, cancellationToken))
            .ToLookup(row => row.ClassId, row => row.StaffId, StringComparer.Ordinal);
        var next = found.Length > page.Length ? Cursor.Of(page[^1].Search, page[^1].Id) : null;
        return new Page<ClassView>([.. page.Select(row => row.ToView([.. teachers[row.Id]]))], next);
    }

    public async Task<Result<string>> ExportAsync(ClassQuery query, CancellationToken cancellationToken)
    {
        var csv = new CsvWriter("id", "nom", "promotion_id", "description", "enseignants", "effectif", "statut");
        string? cursor = null;
        do
        {
            var page = await ListAsync(query with { Page = new PageRequest(cursor, PageRequest.MaxLimit) }, cancellationToken);
            if (!page.Succeeded)
                return page.Error;
            foreach (var view in page.Value.Items)
            {
                csv.Add(view.Id, view.Name, view.PromotionId, view.Description, string.Join(' ', view.TeacherIds),
                    view.StudentCount.ToString(System.Globalization.CultureInfo.InvariantCulture), view.Status);
            }

            cursor = page.Value.NextCursor;
        }
        while (cursor is not null);
        return csv.ToString();
    }

    private sealed record TeacherRow(string ClassId, string StaffId);

    private sealed record ClassRow(string Id, string Name, string? PromotionId, string? Description, int StudentCount, string Status, string Search)
    {
        public ClassView ToView(ImmutableArray<string> teachers) =>
            new(Id, Name, PromotionId, Description, teachers, teachers.FirstOrDefault(), StudentCount, Status);
    }
}
