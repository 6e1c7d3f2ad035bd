namespace StudyMate.Common;

/// <summary>IANA zones of schools.</summary>
internal static class Zones
{
    public const string Default = "Europe/Paris";

    /// <summary>The zone of an IANA name; of <see cref="Default"/> for a name that this machine's zone data do not know (any more).</summary>
    public static TimeZoneInfo Of(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(Default);

    /// <summary>Whether this is an IANA name that is known here; Windows names and offsets are not.</summary>
    public static bool IsKnown(string? name) =>
        name is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;
}
