namespace StudyMate.Web;

/// <summary>Where the built browser app is.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Folder with <c>index.html</c> and <c>assets/</c>, as the build makes it; beside the program unless said otherwise.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");
}
