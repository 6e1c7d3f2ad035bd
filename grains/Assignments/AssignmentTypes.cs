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

    /// <summary>Which session counts: before an exam the first, else what was chosen, the best unless something was.</summary>
    /// <param name="mode">One of <see cref="All"/>.</param>
    /// <param name="chosen">One of <see cref="ResultPolicies"/>; null for no choice, and in records and rows of an older shape.</param>
    public static string ResultPolicyOf(string mode, string? chosen) => mode is BeforeExam ? ResultPolicies.First : chosen ?? ResultPolicies.Best;

    /// <summary>What lets answers be seen: null for from the start, which only an exam keeps from its students.</summary>
    /// <param name="mode">One of <see cref="All"/>.</param>
    /// <param name="chosen">One of <see cref="AnswerReleases"/>; null for no choice, and in records and rows of an older shape.</param>
    public static string? ReleaseOf(string mode, string? chosen) => mode is BeforeExam ? chosen ?? AnswerReleases.Completion : null;
}
