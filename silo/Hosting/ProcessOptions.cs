namespace StudyMate.Hosting;

/// <summary>What this process is, section <c>Host</c>.</summary>
public sealed class ProcessOptions
{
    public const string Section = "Host";

    /// <summary><c>all</c>; in a cluster also <c>api</c> (the API alone) or <c>silo</c> (grains and storage alone).</summary>
    public string Mode { get; set; } = "all";
}
