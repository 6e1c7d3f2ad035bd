namespace StudyMate.Http;

/// <summary>Documents a query parameter or header that a type of this folder reads itself.</summary>
/// <param name="Name">Name in the query or of the header.</param>
/// <param name="Type">JSON schema type, <c>string</c> or <c>integer</c>.</param>
/// <param name="Description">Meaning, unit and limits.</param>
/// <param name="Format">JSON schema format, or null.</param>
internal sealed record DocumentedParameter(string Name, string Type, string Description, string? Format = null)
{
    public bool IsHeader { get; init; }
}
