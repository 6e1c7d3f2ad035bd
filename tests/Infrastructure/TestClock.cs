using Microsoft.Extensions.Time.Testing;

namespace StudyMate.Infrastructure;

/// <summary>Clocks that stand still until a test moves them.</summary>
internal static class TestClock
{
    /// <summary>Noon of a school day.</summary>
    public static FakeTimeProvider Noon() => new(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));
}
