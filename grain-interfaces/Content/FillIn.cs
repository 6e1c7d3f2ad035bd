using System.Text.Json.Serialization;
using Orleans;

namespace StudyMate.Content;

/// <summary>How the answers to a <c>fill_in</c> question are compared, where the usual comparison is not meant.</summary>
[GenerateSerializer, Immutable, Alias("studymate.fill-in")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FillIn
{
    /// <summary><c>auto</c> (or null: equal words, else equal numbers), <c>text</c> (words only) or <c>number</c>.</summary>
    [Id(0)]
    public string? Compare { get; init; }

    /// <summary>For <c>number</c>: how far an answer may be from an accepted number; 0 to 1,000,000,000 with at most 6 decimals.</summary>
    [Id(1)]
    public decimal? Tolerance { get; init; }

    /// <summary>For <c>number</c>: what may stand behind the number, at most 20 characters.</summary>
    [Id(2)]
    public string? Unit { get; init; }

    /// <summary>Whether accents do not matter.</summary>
    [Id(3)]
    public bool? IgnoreAccents { get; init; }
}
