using System.Collections.Immutable;
using Orleans;

namespace StudyMate.People;

/// <summary>What is wrong with one line of a list.</summary>
/// <param name="Line">Physical line in the file, counted from 1.</param>
/// <param name="Column">English name of the column, or null when the whole line is at fault.</param>
/// <param name="Code">Stable code, <c>domain.reason</c>.</param>
/// <param name="Message">One sentence for a person; never echoes the cell.</param>
[GenerateSerializer, Immutable, Alias("studymate.import-error")]
public sealed record ImportError(
    [property: Id(0)] int Line,
    [property: Id(1)] string? Column,
    [property: Id(2)] string Code,
    [property: Id(3)] string Message);

/// <summary>Somebody of a class that a list covers, whom the list does not name.</summary>
/// <param name="Id">Student or member id.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="ClassId">The class.</param>
[GenerateSerializer, Immutable, Alias("studymate.absent-person")]
public sealed record AbsentPerson(
    [property: Id(0)] string Id,
    [property: Id(1)] string FirstName,
    [property: Id(2)] string LastName,
    [property: Id(3)] string ClassId);

/// <summary>Wire names of an import's status.</summary>
public static class ImportStatuses
{
    public const string Previewed = "previewed";
    public const string Running = "running";
    public const string Completed = "completed";

    /// <summary>A preview that nobody applied within 24 hours; its lines are gone.</summary>
    public const string Expired = "expired";
}

/// <param name="Type"><c>promotions</c>, <c>classes</c>, <c>teachers</c> or <c>students</c>.</param>
/// <param name="Content">The file, at most 10 MB.</param>
[GenerateSerializer, Immutable, Alias("studymate.upload-import")]
public sealed record UploadImport([property: Id(0)] string? Type, [property: Id(1)] ImmutableArray<byte> Content);

/// <summary>A list as it was judged, and what applying it did. Counts of lines; lines without content do not count.</summary>
[GenerateSerializer, Immutable, Alias("studymate.import-view")]
public sealed record ImportView
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Type { get; init; }

    /// <summary>One of <see cref="ImportStatuses"/>.</summary>
    [Id(2)]
    public required string Status { get; init; }

    /// <summary><c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c> or <c>iso-8859-1</c>.</summary>
    [Id(3)]
    public required string Encoding { get; init; }

    /// <summary>Comma, semicolon or tab.</summary>
    [Id(4)]
    public required string Separator { get; init; }

    [Id(5)]
    public int TotalRows { get; init; }

    [Id(6)]
    public int NewRows { get; init; }

    [Id(7)]
    public int ChangedRows { get; init; }

    [Id(8)]
    public int UnchangedRows { get; init; }

    [Id(9)]
    public int ErrorRows { get; init; }

    /// <summary>All that is wrong, of which <see cref="Errors"/> shows the first.</summary>
    [Id(10)]
    public int ErrorCount { get; init; }

    /// <summary>The first 200, in the order of the file.</summary>
    [Id(11)]
    public ImmutableArray<ImportError> Errors { get; init; } = [];

    /// <summary>Headers that mean nothing here.</summary>
    [Id(12)]
    public ImmutableArray<string> IgnoredColumns { get; init; } = [];

    /// <summary>People of the classes that the list covers whom it does not name.</summary>
    [Id(13)]
    public int AbsentCount { get; init; }

    /// <summary>The first 200 of them; they are never removed.</summary>
    [Id(14)]
    public ImmutableArray<AbsentPerson> Absent { get; init; } = [];

    /// <summary>Lines carried out so far, those without anything to do included.</summary>
    [Id(15)]
    public int Done { get; init; }

    /// <summary>Lines to carry out.</summary>
    [Id(16)]
    public int Total { get; init; }

    [Id(17)]
    public int Created { get; init; }

    [Id(18)]
    public int Updated { get; init; }

    [Id(19)]
    public int Unchanged { get; init; }

    /// <summary>Lines that were wrong in the preview or refused when applied; <see cref="Errors"/> says why.</summary>
    [Id(20)]
    public int Failed { get; init; }

    [Id(21)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when a preview can be applied.</summary>
    [Id(22)]
    public DateTimeOffset ExpiresAt { get; init; }

    [Id(23)]
    public DateTimeOffset? CompletedAt { get; init; }
}
