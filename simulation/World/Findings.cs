using System.Globalization;

namespace StudyMate.Simulation;

/// <summary>An invariant does not hold; the run ends here.</summary>
internal sealed class ViolationException(string message) : Exception(message);

/// <summary>What a run says: its trace and the first thing that is wrong.</summary>
internal sealed class Findings(SimulatedWorld world, TextWriter? trace)
{
    /// <summary>The first violation, or null.</summary>
    public string? Violation { get; private set; }

    public bool Traces => trace is not null;

    /// <summary>A line of the trace; it counts in the digest whether or not it is written.</summary>
    public void Tell(string what)
    {
        foreach (var letter in what)
            world.Note(letter);
        trace?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{world.Steps,8} {world.Now:MM-dd HH:mm:ss.ffffff} {what}"));
    }

    /// <summary>For the eyes only.</summary>
    public void Whisper(string what) =>
        trace?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{world.Steps,8} {world.Now:MM-dd HH:mm:ss.ffffff}   {what}"));

    /// <summary>Notes a violation; the first one counts, the others follow from it.</summary>
    public void Violate(string what)
    {
        Violation ??= what;
        Tell("VIOLATION " + what);
    }

    public void Expect(bool holds, string otherwise)
    {
        if (!holds)
            Violate(otherwise);
    }
}
