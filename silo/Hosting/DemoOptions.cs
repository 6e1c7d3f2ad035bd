namespace StudyMate.Hosting;

/// <summary>Whether an empty database is filled with a school to look at.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>On by default; takes effect in Development only. <c>--no-demo</c> turns it off.</summary>
    public bool Enabled { get; set; } = true;
}
