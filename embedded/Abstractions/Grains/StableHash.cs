namespace StudyMate.Embedded.Activations;

/// <summary>A hash of text that does not change between processes: reminders are sliced by it and simulations must replay.</summary>
internal static class StableHash
{
    public static int Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        // FNV leaves the high bits weak; this spreads them over the ring that reminder ranges cut.
        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >> 13;
        return (int)hash;
    }
}
