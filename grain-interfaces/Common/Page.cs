using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Common;

/// <summary>Where a list goes on and how much of it is wanted.</summary>
/// <param name="Cursor">Opaque; from the page before, null for the first.</param>
/// <param name="Limit">1 to 500.</param>
[GenerateSerializer, Immutable, Alias("studymate.page-request")]
public sealed record PageRequest([property: Id(0)] string? Cursor = null, [property: Id(1)] int Limit = PageRequest.DefaultLimit)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 500;
}

/// <summary>One page of a list, in a stable order.</summary>
/// <param name="Items">The items of this page.</param>
/// <param name="NextCursor">Opaque; null when this is the last page.</param>
[GenerateSerializer, Immutable, Alias("studymate.page`1")]
public sealed record Page<T>([property: Id(0)] ImmutableArray<T> Items, [property: Id(1)] string? NextCursor);
