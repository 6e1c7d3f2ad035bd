using System.Collections.Immutable;

namespace StudyMate.Content;

/// <summary>
/// How much a theme may hold. Where ErgoMate's dialect and the server schemas disagree the wider limit is taken, so that neither
/// loses content on import.
/// </summary>
internal static class ThemeLimits
{
    public const int Title = 255;
    public const int Description = 2_000;
    public const int ShortText = 100;
    public const int Tags = 10;
    public const int ElementTags = 20;
    public const int Tag = 100;
    public const int Id = 64;
    public const int Url = 2_000;

    public const int Questions = 200;
    public const int Prompt = 2_000;
    public const int MinChoices = 2;
    public const int MaxChoices = 10;
    public const int ChoiceLabel = 500;
    public const int AcceptedForms = 10;
    public const int AcceptedForm = 500;
    public const int Unit = 20;
    public const decimal Tolerance = 1_000_000_000;
    public const int ToleranceDecimals = 6;
    public const int ModelAnswer = 5_000;
    public const int Rationale = 2_000;

    public const int Flashcards = 200;
    public const int FlashcardFront = 500;
    public const int FlashcardBack = 2_000;
    public const int FlashcardHint = 500;

    public const int PastPapers = 20;

    public const int Sections = 20;
    public const int CardsPerSection = 60;
    public const int References = 50;
    public const int RelatedQuestions = 50;
    public const int CardFields = 40;
    public const int CardFieldName = 60;
    public const int CardText = 10_000;
    public const int CardValues = 500;
    public const int CardDepth = 6;
    public const int CardNumber = 32;

    /// <summary>Characters of the canonical JSON of a whole theme.</summary>
    public const int TotalCharacters = 2 * 1024 * 1024;

    /// <summary>Bytes of an import file.</summary>
    public const int ImportBytes = 5 * 1024 * 1024;

    public static readonly ImmutableArray<string> Difficulties = ["beginner", "intermediate", "advanced"];
    public static readonly ImmutableArray<string> ContentTypes = ["complete", "quiz", "flashcards", "fiche"];
    public static readonly ImmutableArray<string> ReferenceTypes = ["book", "article", "video", "website"];
}

/// <summary>The question types.</summary>
internal static class QuestionTypes
{
    public const string Mcq = "mcq";
    public const string TrueFalse = "true_false";
    public const string FillIn = "fill_in";
    public const string Open = "open";
}
