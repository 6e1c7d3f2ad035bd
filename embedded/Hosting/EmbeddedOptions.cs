namespace StudyMate.Embedded;

/// <summary>Settings of this engine that Orleans does not have.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>
    /// Rebuild every argument, result, exception and stream item member by member from its ids, so that a member without an id is lost here as it
    /// would be between processes. For tests; costs time.
    /// </summary>
    public bool RebuildMessages { get; set; }
}
