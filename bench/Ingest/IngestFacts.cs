using System.Collections.Immutable;
using StudyMate.Facts;

namespace StudyMate.Bench;

/// <summary>Facts as a school's devices cause them: mostly answers, one in 25 folded, random ids.</summary>
internal static class IngestFacts
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public static ImmutableArray<Fact> Make(int count, int seed)
    {
        var random = new Random(seed);
        var students = Ids(random, 500);
        var classes = Ids(random, 20);
        var themes = Ids(random, 20);
        var sessions = Ids(random, 1_000);
        return [.. Enumerable.Range(0, count).Select(n =>
        {
            var student = students[random.Next(students.Length)];
            var folded = n % 25 == 0;
            return new Fact(Id(random), folded ? "session.scored" : "answer.given")
            {
                Subject = student,
                Actor = student,
                ClassId = classes[random.Next(classes.Length)],
                ThemeId = themes[random.Next(themes.Length)],
                ThemeVersion = 1,
                AssignmentId = themes[random.Next(themes.Length)],
                SessionId = sessions[random.Next(sessions.Length)],
                OccurredAt = Start.AddMilliseconds(n),
                RecordedAt = Start.AddMilliseconds(n),
                SchoolDay = DateOnly.FromDateTime(Start.UtcDateTime),
                Payload = """{"questionId":"q12","given":["b","c"],"correct":true,"elapsedMs":12034}""",
                Folded = folded,
                Digest = random.NextInt64(),
            };
        })];
    }

    private static string[] Ids(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Id(random))];

    private static string Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
