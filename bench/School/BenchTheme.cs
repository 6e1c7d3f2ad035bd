namespace StudyMate.Bench;

/// <summary>A theme that the bench makes, plays and therefore knows the answers of.</summary>
internal sealed record BenchTheme(string Title, int Questions)
{
    private static readonly string[] Choices = ["a", "b", "c", "d"];

    public static string QuestionId(int index) => $"q{index + 1}";

    public static string Right(int index) => Choices[index * 7 % Choices.Length];

    public static string Wrong(int index) => Choices[(index * 7 + 1) % Choices.Length];

    /// <summary>The canonical theme, as POST /api/themes takes it.</summary>
    public object Body => new
    {
        title = Title,
        description = "Made by the bench.",
        locale = "fr-FR",
        difficulty = "beginner",
        questions = Enumerable.Range(0, Questions).Select(index => new
        {
            id = QuestionId(index),
            type = "mcq",
            prompt = $"Question {index + 1} ?",
            choices = Choices.Select(choice => new { id = choice, label = $"Réponse {choice}" }),
            answer = new[] { Right(index) },
        }),
    };
}
