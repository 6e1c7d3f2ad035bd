using System.Security.Cryptography;

namespace StudyMate.Storage;

/// <summary>How a transaction that lost against another is begun again.</summary>
internal static class MySqlBackoff
{
    /// <summary>How often it is begun before its caller is told that it cannot be had.</summary>
    public const int Attempts = 6;

    private const int PauseMs = 8;

    /// <summary>Waits before the next attempt, longer each time and by chance: those that met would otherwise meet again.</summary>
    public static Task PauseAsync(int attempt, TimeProvider time)
    {
        var pause = PauseMs << attempt;
        return Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(pause / 4, pause)), time);
    }
}
