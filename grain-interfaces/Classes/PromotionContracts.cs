using Orleans;
using StudyMate.Common;

namespace StudyMate.Classes;

/// <param name="Name">Required, ≤ 100 characters, unique in the school.</param>
/// <param name="YearStart">Calendar year in which it starts, 1990 to 2100.</param>
/// <param name="YearEnd">After <paramref name="YearStart"/>.</param>
/// <param name="Level">For example <c>L1</c> or <c>6eme</c>, ≤ 50 characters.</param>
[GenerateSerializer, Immutable, Alias("studymate.create-promotion")]
public sealed record CreatePromotion(
    [property: Id(0)] string? Name,
    [property: Id(1)] int? YearStart = null,
    [property: Id(2)] int? YearEnd = null,
    [property: Id(3)] string? Level = null);

/// <summary>Only given members change; null empties a member that may be empty.</summary>
[GenerateSerializer, Immutable, Alias("studymate.update-promotion")]
public sealed record UpdatePromotion
{
    [Id(0)]
    public Patch<string> Name { get; init; }

    [Id(1)]
    public Patch<int?> YearStart { get; init; }

    [Id(2)]
    public Patch<int?> YearEnd { get; init; }

    [Id(3)]
    public Patch<string> Level { get; init; }

    /// <summary><c>active</c> or <c>archived</c>; not archived while it has active classes.</summary>
    [Id(4)]
    public Patch<string> Status { get; init; }
}

/// <summary>A cohort of one or several school years.</summary>
[GenerateSerializer, Immutable, Alias("studymate.promotion-view")]
public sealed record PromotionView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] int YearStart,
    [property: Id(3)] int YearEnd,
    [property: Id(4)] string? Level,
    [property: Id(5)] string Status);

/// <param name="Page">Which page.</param>
/// <param name="Status">Only this status; default <c>active</c>; <c>all</c> for both.</param>
/// <param name="Search">Words that the name contains.</param>
[GenerateSerializer, Immutable, Alias("studymate.promotion-query")]
public sealed record PromotionQuery(
    [property: Id(0)] PageRequest Page,
    [property: Id(1)] string? Status = null,
    [property: Id(2)] string? Search = null);

/// <summary>One line of an imported list of promotions.</summary>
/// <param name="By">Account that applies the list.</param>
/// <param name="Name">Name.</param>
/// <param name="YearStart">First year.</param>
/// <param name="YearEnd">Last year.</param>
/// <param name="Level">Null: leave as it is.</param>
[GenerateSerializer, Immutable, Alias("studymate.import-promotion")]
public sealed record ImportPromotion(
    [property: Id(0)] string By,
    [property: Id(1)] string Name,
    [property: Id(2)] int YearStart,
    [property: Id(3)] int YearEnd,
    [property: Id(4)] string? Level);
