namespace StudyMate.Storage;

/// <summary>The MySQL or MariaDB database that all processes of a cluster share (section <c>Database</c>).</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The setting that refusals name.</summary>
    public const string ConnectionStringKey = $"{Section}:{nameof(ConnectionString)}";

    /// <summary>Server, database and account, <c>Server=…;Database=studymate;User ID=…;Password=…</c>. Required.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How long a start waits for a server that does not answer yet, in seconds.</summary>
    public int StartPatienceSeconds { get; set; } = 60;
}
