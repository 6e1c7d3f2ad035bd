namespace StudyMate.Hosting;

/// <summary>
/// Master keys, section <c>Secrets</c>. There is no default outside Development: the host refuses to start. In Development one is
/// made once under the data folder.
/// </summary>
public sealed class SecretsOptions
{
    public const string Section = "Secrets";

    /// <summary>
    /// Keys as <c>id:base64</c>, 32 bytes each, separated by commas. The first seals; the others still open what they sealed.
    /// </summary>
    public string? MasterKeys { get; set; }

    /// <summary>
    /// A folder with one file per setting, named <c>Section__Key</c>, as container platforms mount secrets; none by default. A file wins
    /// over the environment.
    /// </summary>
    public string? Folder { get; set; }
}
