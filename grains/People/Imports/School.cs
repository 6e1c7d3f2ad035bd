using System.Collections.Immutable;
using StudyMate.Classes;
using StudyMate.Common;

namespace StudyMate.People;

internal sealed record KnownStudent(
    string Id, string FirstName, string LastName, string? Email, string? SchoolId, string? ClassId, string? PromotionId, string Status, bool ConsentSharing)
{
    public PersonName Name => new(FirstName, LastName);
}

internal sealed record KnownStaff(string Id, string FirstName, string LastName, string Email, string Role, string Status)
{
    public PersonName Name => new(FirstName, LastName);
}

internal sealed record KnownClass(string Id, string Name, string? PromotionId, string? Description, string Status)
{
    public string Folded { get; } = Folding.KeyOf(Name);

    public ImmutableArray<string> TeacherIds { get; init; } = [];
}

internal sealed record KnownPromotion(string Id, string Name, int YearStart, int YearEnd, string? Level, string Status)
{
    public string Folded { get; } = Folding.KeyOf(Name);
}

/// <summary>
/// What a school has when a list is judged, read with one query per table: judging 10,000 lines asks no grain. Archived classes and
/// promotions are not referred to by lists.
/// </summary>
internal sealed class School(
    ImmutableArray<KnownPromotion> promotions,
    ImmutableArray<KnownClass> classes,
    ImmutableArray<KnownStaff> staff,
    ImmutableArray<KnownStudent> students)
{
    public ImmutableArray<KnownStudent> Students => students;

    public ImmutableArray<KnownStaff> Staff => staff;

    public ImmutableArray<KnownClass> Classes { get; } = [.. classes.Where(known => known.Status is ClassStatuses.Active)];

    public ILookup<string, KnownPromotion> PromotionsByName { get; } = promotions.Where(known => known.Status is ClassStatuses.Active).ToLookup(known => known.Folded, StringComparer.Ordinal);

    public ILookup<string, KnownClass> ClassesByName { get; } = classes.Where(known => known.Status is ClassStatuses.Active).ToLookup(known => known.Folded, StringComparer.Ordinal);

    public ILookup<string, KnownStaff> StaffByEmail { get; } = staff.ToLookup(known => known.Email, StringComparer.Ordinal);

    public ILookup<string, KnownStudent> StudentsByEmail { get; } = students.Where(known => known.Email is not null).ToLookup(known => known.Email!, StringComparer.Ordinal);

    public ILookup<string, KnownStudent> StudentsBySchoolId { get; } = students.Where(known => known.SchoolId is not null).ToLookup(known => RosterKeys.SchoolIdOf(known.SchoolId)!, StringComparer.Ordinal);

    private readonly ImmutableDictionary<string, string> _promotionNames = promotions.ToImmutableDictionary(known => known.Id, known => known.Name, StringComparer.Ordinal);

    /// <summary>The promotion of a cell, or null with the row's error noted (nothing noted for an empty cell).</summary>
    public KnownPromotion? PromotionOf(RowFields row, string? name)
    {
        if (name is null)
            return null;
        if (PromotionsByName[Folding.KeyOf(name)].FirstOrDefault() is { } found)
            return found;
        row.Fail(ImportColumns.Promotion, ImportErrors.UnknownPromotion);
        return null;
    }

    /// <summary>The class of a cell within its promotion, or null with the row's error noted.</summary>
    public KnownClass? ClassOf(RowFields row, string column, string? name, string? promotionName)
    {
        if (name is null)
            return null;
        var promotion = PromotionOf(row, promotionName);
        if (promotionName is not null && promotion is null)
            return null;
        var found = ClassesByName[Folding.KeyOf(name)]
            .Where(known => promotion is null || string.Equals(known.PromotionId, promotion.Id, StringComparison.Ordinal))
            .ToArray();
        switch (found.Length)
        {
            case 1:
                return found[0];
            case 0:
                row.Fail(column, promotion is null ? ImportErrors.UnknownClass : ImportErrors.UnknownClassOfPromotion);
                return null;
            default:
                var names = string.Join(", ", found.Select(known => _promotionNames.GetValueOrDefault(known.PromotionId ?? "", "-")).Order(StringComparer.Ordinal));
                row.Fail(column, ImportErrors.AmbiguousClass(names));
                return null;
        }
    }
}
