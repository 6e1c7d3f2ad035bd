using System.Globalization;

namespace StudyMate.Learning;

/// <summary>
/// A 64-bit hash (FNV-1a) of what a sender said, to tell a repeated event from a reused id. It is stored with the fact and so must
/// never change; it is over members, not bytes, so that another order or spelling of the same JSON is the same event.
/// </summary>
internal static class EventDigest
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <param name="e">The event.</param>
    /// <param name="subject">Whose it is: the same id and content from two students are two events.</param>
    public static long Of(DeviceEvent e, string subject)
    {
        var hash = Offset;
        Add(ref hash, subject);
        Add(ref hash, e.Type);
        Add(ref hash, e.DeviceId);
        Add(ref hash, e.ClientSeq);
        Add(ref hash, e.OccurredAt?.UtcTicks);
        Add(ref hash, e.AssignmentId);
        Add(ref hash, e.ThemeId);
        Add(ref hash, e.ThemeVersion);
        Add(ref hash, e.SessionId);
        var data = e.Data;
        Add(ref hash, data.Mode);
        Add(ref hash, data.QuestionIds);
        Add(ref hash, data.QuestionId);
        Add(ref hash, data.Given);
        Add(ref hash, data.ElapsedMs);
        Add(ref hash, data.StartedAt?.UtcTicks);
        Add(ref hash, data.EndedAt?.UtcTicks);
        Add(ref hash, data.TimeSpentMs);
        Add(ref hash, data.Offline is { } offline ? offline ? 1 : 0 : null);
        Add(ref hash, data.ScorePercent?.ToString("R", CultureInfo.InvariantCulture));
        Add(ref hash, data.Correct);
        Add(ref hash, data.Total);
        Add(ref hash, data.Code);
        Add(ref hash, data.Message);
        // 0 in the log means "has no digest".
        return hash == 0 ? 1 : unchecked((long)hash);
    }

    private static void Add(ref ulong hash, System.Collections.Immutable.ImmutableArray<string> items)
    {
        if (items.IsDefault)
        {
            Mix(ref hash, 0);
            return;
        }

        Mix(ref hash, (ulong)items.Length + 1);
        foreach (var item in items)
            Add(ref hash, item);
    }

    private static void Add(ref ulong hash, string? text)
    {
        // The length first, so that two neighbouring members cannot trade characters.
        Mix(ref hash, text is null ? 0 : (ulong)text.Length + 1);
        if (text is null)
            return;
        foreach (var c in text)
            Mix(ref hash, c);
    }

    private static void Add(ref ulong hash, long? number)
    {
        Mix(ref hash, number is null ? 0UL : 1UL);
        if (number is not { } value)
            return;
        Mix(ref hash, unchecked((ulong)value) & 0xffff_ffff);
        Mix(ref hash, unchecked((ulong)value) >> 32);
    }

    private static void Mix(ref ulong hash, ulong value) => hash = unchecked((hash ^ value) * Prime);
}
