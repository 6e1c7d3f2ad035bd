namespace StudyMate.Hosting;

/// <summary>Where the house keeps what it must not lose (section <c>Data</c>).</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Folder of the database and the logs, made when it is missing; relative to the working directory.</summary>
    public string Folder { get; set; } = "data";
}
