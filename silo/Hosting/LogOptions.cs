namespace StudyMate.Hosting;

/// <summary>Log files beside a SQLite database (section <c>Logs</c>), in <c>logs</c> of the data folder.</summary>
public sealed class LogOptions
{
    public const string Section = "Logs";

    /// <summary>A file that reaches this size is followed by another, in MiB.</summary>
    public int FileMib { get; set; } = 5;

    /// <summary>How many files are kept, the current one included.</summary>
    public int Files { get; set; } = 5;

    /// <summary>Files not written for this many days are removed.</summary>
    public int KeepDays { get; set; } = 30;
}
