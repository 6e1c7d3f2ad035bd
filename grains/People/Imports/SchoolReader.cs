using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.People;

/// <summary>Reads what a list is judged against: one query per table that its kind needs.</summary>
internal sealed class SchoolReader(IRows rows)
{
    public async Task<School> ReadAsync(string tenant, ImportType type, CancellationToken cancellationToken)
    {
        var promotions = await QueryAsync<KnownPromotion>("People/KnownPromotions");
        var classes = type is ImportType.Promotions ? [] : await ReadClassesAsync();
        var staff = type is ImportType.Classes or ImportType.Teachers ? await QueryAsync<KnownStaff>("People/KnownStaff") : [];
        var students = type is ImportType.Students ? await QueryAsync<KnownStudent>("People/KnownStudents") : [];
        return new School(promotions, classes, staff, students);

        Task<ImmutableArray<T>> QueryAsync<T>(string statement) => rows.QueryAsync<T>(statement, new { tenant }, cancellationToken);

        async Task<ImmutableArray<KnownClass>> ReadClassesAsync()
        {
            var found = await QueryAsync<KnownClass>("People/KnownClasses");
            var teachers = (await QueryAsync<ClassTeacher>("People/KnownClassTeachers"))
                .ToLookup(row => row.ClassId, row => row.StaffId, StringComparer.Ordinal);
            return [.. found.Select(known => known with { TeacherIds = [.. teachers[known.Id]] })];
        }
    }

    private sealed record ClassTeacher(string ClassId, string StaffId);
}
