namespace StudyMate.Learning;

/// <summary>Seals what one person wrote, with that person's own key: once the key is destroyed nobody can read it again.</summary>
internal interface IPersonSeal
{
    string Seal(string text);

    /// <summary>The text, or null when it was not sealed with this key.</summary>
    string? Open(string sealedText);
}

/// <summary>For batches without free words.</summary>
internal sealed class NoSeal : IPersonSeal
{
    public static readonly NoSeal Instance = new();

    public string Seal(string text) => throw new InvalidOperationException("Nothing to seal was expected here.");

    public string? Open(string sealedText) => null;
}
