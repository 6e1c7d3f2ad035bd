using System.Collections.Immutable;

namespace StudyMate.Assignments;

/// <summary>What is done with the theme, as ErgoMate names it.</summary>
internal static class AssignmentTypes
{
    public const string Quiz = "quiz";
    public const string Flashcards = "flashcards";
    public const string Summary = "fiche";
    public const string PastPapers = "annales";

    public static readonly ImmutableArray<string> All = [Quiz, Flashcards, Summary, PastPapers];
}

/// <summary>What the work is for, as ErgoMate names it.</summary>
internal static class AssignmentModes
{
    /// <summary>Unless the teacher says otherwise.</summary>
    public const string AfterLesson = "post-cours";

    /// <summary>Answers stay hidden until the mission is done.</summary>
    public const string BeforeExam = "pre-examen";

    public const string Revision = "revision-generale";

    public static readonly ImmutableArray<string> All = [AfterLesson, BeforeExam, Revision];
}
