using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Orleans;

namespace StudyMate.Content;

/// <summary>The revision sheets of a theme: sections of cards.</summary>
[GenerateSerializer, Immutable, Alias("studymate.revision")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Revision
{
    [Id(0)]
    public string? Title { get; init; }

    [Id(1)]
    public string? Summary { get; init; }

    [Id(2)]
    public RevisionMetadata? Metadata { get; init; }

    /// <summary>1 to 20.</summary>
    [Id(3)]
    public ImmutableArray<RevisionSection> Sections { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Further reading, at most 50.</summary>
    [Id(4)]
    public ImmutableArray<Reference> References { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>What the source says about its sheets; shown, never computed with.</summary>
[GenerateSerializer, Immutable, Alias("studymate.revision-metadata")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RevisionMetadata
{
    [Id(0)]
    public int? TotalSections { get; init; }

    /// <summary>Free text such as <c>60min</c>.</summary>
    [Id(1)]
    public string? EstimatedStudyTime { get; init; }

    [Id(2)]
    public string? Difficulty { get; init; }

    [Id(3)]
    public string? LastUpdated { get; init; }
}

/// <summary>One sheet: a title and its cards.</summary>
[GenerateSerializer, Immutable, Alias("studymate.revision-section")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RevisionSection
{
    /// <summary>Unique among the sections; 1 to 64 characters.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>1 to 255 characters.</summary>
    [Id(1)]
    public required string Title { get; init; }

    [Id(2)]
    public int? Order { get; init; }

    /// <summary>1 to 60.</summary>
    [Id(3)]
    public ImmutableArray<Card> Cards { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>Further reading.</summary>
/// <param name="Title">1 to 255 characters.</param>
/// <param name="Url">An http or https address, or null.</param>
/// <param name="Type"><c>book</c>, <c>article</c>, <c>video</c>, <c>website</c>, or null.</param>
[GenerateSerializer, Immutable, Alias("studymate.reference")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Reference(
    [property: Id(0)] string Title,
    [property: Id(1)] string? Url = null,
    [property: Id(2)] string? Type = null);
