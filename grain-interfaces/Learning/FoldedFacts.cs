using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyMate.Learning;

/// <summary>
/// Kinds of the facts that figures fold. Every payload is a difference, so that folds add up in any order; a fact with one of these
/// kinds and <c>Folded = true</c> comes from the house itself, has an id derived from its session or mission, and carries subject, class,
/// theme, assignment, session and the school day that the difference belongs to in its columns.
/// <para>
/// A session belongs to the school day of its earliest activity. When an earlier event arrives late and moves it to another day,
/// its whole contribution is taken from the old day (<c>new: null</c>, negative differences) and added to the new one.
/// </para>
/// </summary>
public static class FoldedKinds
{
    /// <summary>A session was seen for the first time (or moved). Payload: <see cref="SessionStarted"/>.</summary>
    public const string SessionStarted = "session.started";

    /// <summary>The score, verification or completion of a session changed. Payload: <see cref="SessionScored"/>.</summary>
    public const string SessionScored = "session.scored";

    /// <summary>The time or completion of a session changed. Payload: <see cref="SessionEnded"/>.</summary>
    public const string SessionEnded = "session.ended";

    /// <summary>A student's mission changed its status, or entered or left the counters. Payload: <see cref="MissionChanged"/>.</summary>
    public const string MissionChanged = "mission.changed";
}

/// <summary>Sessions to add to the fact's school day.</summary>
/// <param name="Count">1, or -1 when a session is taken from a day that it was counted on before.</param>
public sealed record SessionStarted(int Count = 1);

/// <summary>A session's result before and after.</summary>
/// <param name="Revision">Counts the changes of one session's contribution, from 1; the highest is the state now.</param>
/// <param name="Old">What was counted before on this school day, or null for nothing.</param>
/// <param name="New">What counts from now on for this school day, or null for nothing.</param>
/// <param name="Mode">What the device was used for: a mission's mode (<c>pre-examen</c>) or an app's (<c>practice</c>, <c>exam</c>); null when unknown.</param>
public sealed record SessionScored(int Revision, SessionResult? Old, SessionResult? New, string? Mode);

/// <summary>The result of a session.</summary>
/// <param name="Score">100 × correct / total, one decimal.</param>
/// <param name="Correct">Questions answered right.</param>
/// <param name="Total">Questions that count; never 0.</param>
/// <param name="Verified">False: claimed by a device that sent no answers. Gives no badge, no rank and no mastery.</param>
/// <param name="Completed">The device said that the session is over.</param>
public sealed record SessionResult(double Score, int Correct, int Total, bool Verified, bool Completed)
{
    /// <summary>The score in tenths of a point, 0 to 1000: whole numbers add up the same in any order.</summary>
    [JsonIgnore]
    public int Tenths => (int)Math.Round(Score * 10, MidpointRounding.AwayFromZero);
}

/// <summary>Time and completions to add to the fact's school day.</summary>
/// <param name="TimeMsDelta">Milliseconds of work; negative when a later report corrects an earlier one.</param>
/// <param name="CompletedDelta">1 when the session became completed, -1 when a completed one moved away, else 0.</param>
public sealed record SessionEnded(long TimeMsDelta, int CompletedDelta)
{
    /// <summary>This difference completes the session.</summary>
    [JsonIgnore]
    public bool Completed => CompletedDelta > 0;
}

/// <summary>A student's mission before and after, as far as it counts.</summary>
/// <param name="Old">Status that was counted before (<c>a_faire</c>, <c>en_cours</c>, <c>terminee</c>), or null when it was not counted.</param>
/// <param name="New">Status that counts now, or null when it no longer counts.</param>
/// <param name="Counted">False once the student left the targets: the work is kept, the counters forget it. Same as <c>new</c> being set.</param>
public sealed record MissionChanged(string? Old, string? New, bool Counted);

/// <summary>Payloads of folded facts as UTF-8 JSON, camelCase.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(SessionStarted))]
[JsonSerializable(typeof(SessionScored))]
[JsonSerializable(typeof(SessionEnded))]
[JsonSerializable(typeof(MissionChanged))]
public sealed partial class FoldedFactsJson : JsonSerializerContext;
