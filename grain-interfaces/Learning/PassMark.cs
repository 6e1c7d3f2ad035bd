namespace StudyMate.Learning;

/// <summary>Where a theme is weak for a student: on the student's own progress, in a class's figures and in the colours of the screens alike.</summary>
public static class PassMark
{
    /// <summary>Points of 100. Who has a mean of at least this over the marked sessions of a theme has passed it.</summary>
    public const decimal Score = 50m;
}
