using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Wire names of a student's status.</summary>
public static class StudentStatuses
{
    public const string Active = "active";

    /// <summary>Cannot sign in and receives no missions; may come back.</summary>
    public const string Inactive = "inactive";

    /// <summary>Names and contact are gone for good, figures stay.</summary>
    public const string Pseudonymized = "pseudonymized";

    /// <summary>Out of every list; figures stay. May be restored by setting the status active.</summary>
    public const string Deleted = "deleted";
}

/// <param name="FirstName">Required, ≤ 100 characters.</param>
/// <param name="LastName">Required, ≤ 100 characters.</param>
/// <param name="Email">Unique in the school.</param>
/// <param name="SchoolId">The school's own number (INE, ENT, ErgoMate); unique in the school.</param>
/// <param name="ClassId">An active class; gives the promotion.</param>
/// <param name="PromotionId">Only without a class.</param>
/// <param name="ConsentSharing">Consent to appear in shared and social views.</param>
[GenerateSerializer, Immutable, Alias("studymate.create-student")]
public sealed record CreateStudent(
    [property: Id(0)] string? FirstName,
    [property: Id(1)] string? LastName,
    [property: Id(2)] string? Email = null,
    [property: Id(3)] string? SchoolId = null,
    [property: Id(4)] string? ClassId = null,
    [property: Id(5)] string? PromotionId = null,
    [property: Id(6)] bool ConsentSharing = false);

/// <summary>Only given members change; null empties a member that may be empty.</summary>
[GenerateSerializer, Immutable, Alias("studymate.update-student")]
public sealed record UpdateStudent
{
    [Id(0)]
    public Patch<string> FirstName { get; init; }

    [Id(1)]
    public Patch<string> LastName { get; init; }

    [Id(2)]
    public Patch<string> Email { get; init; }

    [Id(3)]
    public Patch<string> SchoolId { get; init; }

    [Id(4)]
    public Patch<string> ClassId { get; init; }

    [Id(5)]
    public Patch<string> PromotionId { get; init; }

    /// <summary><c>active</c> or <c>inactive</c>; <c>active</c> also restores a deleted student.</summary>
    [Id(6)]
    public Patch<string> Status { get; init; }

    [Id(7)]
    public Patch<bool?> ConsentSharing { get; init; }
}

/// <summary>A student as lists and screens show them. Inspectors get neither names, e-mail nor school id; the display name is then the pedagogical UUID.</summary>
[GenerateSerializer, Immutable, Alias("studymate.student-view")]
public sealed record StudentView
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public string? FirstName { get; init; }

    [Id(2)]
    public string? LastName { get; init; }

    [Id(3)]
    public required string DisplayName { get; init; }

    [Id(4)]
    public string? Email { get; init; }

    [Id(5)]
    public string? SchoolId { get; init; }

    [Id(6)]
    public string? ClassId { get; init; }

    [Id(7)]
    public string? PromotionId { get; init; }

    [Id(8)]
    public required string Status { get; init; }

    [Id(9)]
    public bool ConsentSharing { get; init; }

    /// <summary>Pedagogical identity towards ErgoMate.</summary>
    [Id(10)]
    public required string UuidStudent { get; init; }

    /// <summary>Only for those who hold <c>students:credentials</c>, and never in lists.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccessCode { get; init; }
}

/// <param name="Page">Which page.</param>
/// <param name="ClassId">Only this class.</param>
/// <param name="PromotionId">Only this promotion.</param>
/// <param name="Status">Only this status; default all but deleted.</param>
/// <param name="Search">Words that names, e-mail or school id contain, in any case, with or without accents.</param>
[GenerateSerializer, Immutable, Alias("studymate.student-query")]
public sealed record StudentQuery(
    [property: Id(0)] PageRequest Page,
    [property: Id(1)] string? ClassId = null,
    [property: Id(2)] string? PromotionId = null,
    [property: Id(3)] string? Status = null,
    [property: Id(4)] string? Search = null);

/// <summary>A student's access code, to be handed out.</summary>
[GenerateSerializer, Immutable, Alias("studymate.student-access-code")]
public sealed record StudentAccessCode(
    [property: Id(0)] string StudentId,
    [property: Id(1)] string DisplayName,
    [property: Id(2)] string AccessCode);

/// <summary>The access codes of a class, to be handed out.</summary>
[GenerateSerializer, Immutable, Alias("studymate.class-access-codes")]
public sealed record ClassAccessCodes(
    [property: Id(0)] string ClassId,
    [property: Id(1)] ImmutableArray<StudentAccessCode> Items);

/// <summary>One line of an imported list.</summary>
/// <param name="By">Account that applies the list.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Email">Null: leave as it is.</param>
/// <param name="SchoolId">Null: leave as it is.</param>
/// <param name="ClassId">Null: leave as it is.</param>
/// <param name="ConsentSharing">Null: leave as it is.</param>
[GenerateSerializer, Immutable, Alias("studymate.import-student")]
public sealed record ImportStudent(
    [property: Id(0)] string By,
    [property: Id(1)] string FirstName,
    [property: Id(2)] string LastName,
    [property: Id(3)] string? Email,
    [property: Id(4)] string? SchoolId,
    [property: Id(5)] string? ClassId,
    [property: Id(6)] bool? ConsentSharing);

/// <summary>What applying a line did.</summary>
public enum ImportOutcome
{
    Created,
    Updated,
    Unchanged,

    /// <summary>This very line was applied before: the file's preview tells as what.</summary>
    Replayed,
}
