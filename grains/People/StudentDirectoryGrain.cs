using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>Keeps no state: any number of activations answer side by side.</summary>
[StatelessWorker]
internal sealed class StudentDirectoryGrain(IRows rows, Visibility visibility) : Grain, IStudentDirectoryGrain
{
    private const int SearchTerms = 4;
    private const int CodesAtOnce = 32;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    public async Task<Result<Page<StudentView>>> ListAsync(StudentQuery query, CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.StudentsRead);
        var found = await ReadAsync(query, visible, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var page = found.Value.Take(query.Page.Limit).ToImmutableArray();
        var next = found.Value.Length > page.Length ? CursorOf(page[^1], visible) : null;
        return new Page<StudentView>([.. page.Select(row => row.ToView(visible))], next);
    }

    public async Task<Result<Page<StudentView>>> ListOfClassAsync(StudentQuery query, CancellationToken cancellationToken)
    {
        var known = await FindClassAsync(query.ClassId!, Permissions.StudentsRead, cancellationToken);
        return known.Succeeded ? await ListAsync(query, cancellationToken) : known.Error;
    }

    public async Task<Result<string>> ExportAsync(StudentQuery query, CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, Permissions.StudentsRead);
        var csv = new CsvWriter("id", "prenom", "nom", "email", "identifiant", "classe_id", "classe", "promotion", "statut", "consentement");
        var names = (await rows.QueryAsync<ClassName>("Classes/NamesOfClasses", new { tenant = Tenant }, cancellationToken)).ToDictionary(name => name.Id, StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var found = await ReadAsync(query with { Page = new PageRequest(cursor, PageRequest.MaxLimit) }, visible, cancellationToken);
            if (!found.Succeeded)
                return found.Error;
            var page = found.Value.Take(PageRequest.MaxLimit).ToImmutableArray();
            foreach (var row in page)
            {
                var view = row.ToView(visible);
                var of = view.ClassId is { } classId ? names.GetValueOrDefault(classId) : null;
                csv.Add(view.Id, view.FirstName, view.LastName, view.Email, view.SchoolId, view.ClassId, of?.Name, of?.Promotion, view.Status, view.ConsentSharing ? "oui" : "non");
            }

            cursor = found.Value.Length > page.Length ? CursorOf(page[^1], visible) : null;
        }
        while (cursor is not null);
        return csv.ToString();
    }

    public async Task<Result<ClassAccessCodes>> ListAccessCodesAsync(string classId, CancellationToken cancellationToken)
    {
        var known = await FindClassAsync(classId, Permissions.StudentsCredentials, cancellationToken);
        if (!known.Succeeded)
            return known.Error;
        var ids = await rows.QueryAsync<string>("People/ActiveStudentsOfClass", new { tenant = Tenant, class_id = classId }, cancellationToken);
        var codes = ImmutableArray.CreateBuilder<StudentAccessCode>(ids.Length);
        foreach (var batch in ids.Chunk(CodesAtOnce))
        {
            var answers = await Task.WhenAll(batch.Select(id => GrainFactory.GetGrain<IStudentGrain>(GrainKeys.Of(Tenant, id)).GetAccessCodeAsync(cancellationToken)));
            codes.AddRange(answers.Where(answer => answer.Succeeded).Select(answer => answer.Value));
        }

        return new ClassAccessCodes(classId, codes.ToImmutable());
    }

    private async Task<Result<Done>> FindClassAsync(string classId, string permission, CancellationToken cancellationToken)
    {
        var visible = await visibility.OfAsync(Actor.Required, permission);
        var exists = visible.IncludesClass(classId) && (await rows.QueryAsync<string>("Classes/FindClass", new { tenant = Tenant, id = classId }, cancellationToken)).Length > 0;
        return exists ? Done.Instance : ClassesErrors.ClassNotFound;
    }

    /// <summary>One row more than the page holds, so that the last page is known as such.</summary>
    private async Task<Result<ImmutableArray<StudentRow>>> ReadAsync(StudentQuery query, VisibleScope visible, CancellationToken cancellationToken)
    {
        if (query.Status is not (null or StudentStatuses.Active or StudentStatuses.Inactive or StudentStatuses.Pseudonymized or StudentStatuses.Deleted))
            return PeopleErrors.InvalidStudentFilter;
        // Finding somebody by name would tell the name.
        if (visible.Masked && !string.IsNullOrWhiteSpace(query.Search))
            return PeopleErrors.StudentSearchMasked;
        ImmutableArray<string> after = ["", ""];
        if (query.Page.Cursor is { } cursor)
        {
            var read = Cursor.Read(cursor, 2);
            if (!read.Succeeded)
                return read.Error;
            after = read.Value;
        }

        var terms = Folding.TermsOf(query.Search, SearchTerms);
        return await rows.QueryAsync<StudentRow>(
            visible.Masked ? "People/ListStudentsById" : "People/ListStudents",
            new
            {
                tenant = Tenant,
                class_id = query.ClassId,
                promotion_id = query.PromotionId,
                status = query.Status,
                all_classes = visible.IncludesAll,
                classes = visible.Classes,
                own = visible.Scope == Scope.Own ? visible.StudentId : null,
                term1 = terms[0],
                term2 = terms[1],
                term3 = terms[2],
                term4 = terms[3],
                after_sort = after[0],
                after_id = after[1],
                limit = query.Page.Limit + 1,
            },
            cancellationToken);
    }

    /// <summary>The alphabet would tell names, so masked lists go by id.</summary>
    private static string CursorOf(StudentRow last, VisibleScope visible) => Cursor.Of(visible.Masked ? "" : last.Search, last.Id);

    private sealed record ClassName(string Id, string Name, string? Promotion);
}
