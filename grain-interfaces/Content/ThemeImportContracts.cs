using System.Collections.Immutable;
using Orleans;

namespace StudyMate.Content;

/// <summary>Imports a file as a new theme, of which the caller is the author.</summary>
/// <param name="Format"><c>auto</c>, <c>ergomate</c> or <c>studymate</c>.</param>
/// <param name="Content">The file as text; JSON.</param>
[GenerateSerializer, Immutable, Alias("studymate.import-theme")]
public sealed record ImportTheme([property: Id(0)] string Format, [property: Id(1)] string Content);

/// <summary>What came of an import.</summary>
/// <param name="ThemeId">The new theme, a draft.</param>
/// <param name="Format">Whose dialect it was: <c>ergomate</c> or <c>studymate</c>.</param>
/// <param name="Dialect">Which one: <c>native</c>, <c>seed</c>; <c>canonical</c>, <c>v1</c>, <c>docs</c>, <c>quality</c>.</param>
/// <param name="Title">The theme's title.</param>
/// <param name="Imported">What is in the theme now.</param>
/// <param name="Lost">What could not be kept, in the order of the file.</param>
[GenerateSerializer, Immutable, Alias("studymate.theme-imported")]
public sealed record ThemeImported(
    [property: Id(0)] string ThemeId,
    [property: Id(1)] string Format,
    [property: Id(2)] string Dialect,
    [property: Id(3)] string Title,
    [property: Id(4)] ImportCounts Imported,
    [property: Id(5)] ImmutableArray<ImportLoss> Lost);

/// <param name="Questions">Questions, without those of past papers.</param>
/// <param name="Flashcards">Flashcards.</param>
/// <param name="Sheets">Sections of the revision sheets.</param>
/// <param name="PastPapers">Past papers.</param>
[GenerateSerializer, Immutable, Alias("studymate.import-counts")]
public sealed record ImportCounts(
    [property: Id(0)] int Questions,
    [property: Id(1)] int Flashcards,
    [property: Id(2)] int Sheets,
    [property: Id(3)] int PastPapers);

/// <summary>Something that an import could not keep.</summary>
/// <param name="Path">JSON path within the file, such as <c>questions[3].tags[10]</c>; empty for the file itself.</param>
/// <param name="Reason">One sentence for a person.</param>
[GenerateSerializer, Immutable, Alias("studymate.import-loss")]
public sealed record ImportLoss([property: Id(0)] string Path, [property: Id(1)] string Reason);
