using System.Collections.Immutable;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Classes;

/// <summary>Who is in a class.</summary>
[GenerateSerializer, Immutable, Alias("studymate.class-roster")]
public sealed record ClassRoster(
    [property: Id(0)] string ClassId,
    [property: Id(1)] string Name,
    [property: Id(2)] string? PromotionId,
    [property: Id(3)] string Status,
    [property: Id(4)] ImmutableArray<string> StudentIds,
    [property: Id(5)] ImmutableArray<string> TeacherIds);

/// <summary>Wire names of the status of a class or promotion.</summary>
public static class ClassStatuses
{
    public const string Active = "active";
    public const string Archived = "archived";
}

/// <param name="Name">Required, ≤ 100 characters, unique within the promotion.</param>
/// <param name="PromotionId">An active promotion, or null.</param>
/// <param name="Description">≤ 500 characters.</param>
/// <param name="TeacherIds">At most 50 members of staff; the first is the main teacher.</param>
[GenerateSerializer, Immutable, Alias("studymate.create-class")]
public sealed record CreateClass(
    [property: Id(0)] string? Name,
    [property: Id(1)] string? PromotionId = null,
    [property: Id(2)] string? Description = null,
    [property: Id(3)] ImmutableArray<string>? TeacherIds = null);

/// <summary>Only given members change; null empties a member that may be empty.</summary>
[GenerateSerializer, Immutable, Alias("studymate.update-class")]
public sealed record UpdateClass
{
    [Id(0)]
    public Patch<string> Name { get; init; }

    /// <summary>Only while the class is empty: its students belong to the promotion too.</summary>
    [Id(1)]
    public Patch<string> PromotionId { get; init; }

    [Id(2)]
    public Patch<string> Description { get; init; }

    /// <summary><c>active</c> or <c>archived</c>.</summary>
    [Id(3)]
    public Patch<string> Status { get; init; }

    /// <summary>Replaces the teachers; the first is the main teacher.</summary>
    [Id(4)]
    public Patch<ImmutableArray<string>?> TeacherIds { get; init; }
}

/// <param name="StaffId">Id of a member of staff.</param>
/// <param name="IsPrimary">Main teacher; null leaves that as it is (the first teacher of a class is its main one).</param>
[GenerateSerializer, Immutable, Alias("studymate.assign-teacher")]
public sealed record AssignTeacher([property: Id(0)] string StaffId, [property: Id(1)] bool? IsPrimary = null);

/// <summary>A class as lists and screens show it.</summary>
/// <param name="Id">Class id.</param>
/// <param name="Name">Name.</param>
/// <param name="PromotionId">Promotion, or null.</param>
/// <param name="Description">Description, or null.</param>
/// <param name="TeacherIds">Ids of members; the main teacher first.</param>
/// <param name="PrimaryTeacherId">The main teacher, or null.</param>
/// <param name="StudentCount">Students who are not deleted.</param>
/// <param name="Status"><c>active</c> or <c>archived</c>.</param>
[GenerateSerializer, Immutable, Alias("studymate.class-view")]
public sealed record ClassView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string? PromotionId,
    [property: Id(3)] string? Description,
    [property: Id(4)] ImmutableArray<string> TeacherIds,
    [property: Id(5)] string? PrimaryTeacherId,
    [property: Id(6)] int StudentCount,
    [property: Id(7)] string Status);

/// <param name="Page">Which page.</param>
/// <param name="PromotionId">Only this promotion.</param>
/// <param name="Status">Only this status; default <c>active</c>; <c>all</c> for both.</param>
/// <param name="Search">Words that the name contains.</param>
[GenerateSerializer, Immutable, Alias("studymate.class-query")]
public sealed record ClassQuery(
    [property: Id(0)] PageRequest Page,
    [property: Id(1)] string? PromotionId = null,
    [property: Id(2)] string? Status = null,
    [property: Id(3)] string? Search = null);

/// <summary>One line of an imported list of classes.</summary>
/// <param name="By">Account that applies the list.</param>
/// <param name="Name">Name.</param>
/// <param name="PromotionId">Promotion.</param>
/// <param name="Description">Null: leave as it is.</param>
/// <param name="TeacherId">Null: leave as it is.</param>
[GenerateSerializer, Immutable, Alias("studymate.import-class")]
public sealed record ImportClass(
    [property: Id(0)] string By,
    [property: Id(1)] string Name,
    [property: Id(2)] string PromotionId,
    [property: Id(3)] string? Description,
    [property: Id(4)] string? TeacherId);
