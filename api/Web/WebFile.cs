using System.Collections.Immutable;

namespace StudyMate.Web;

/// <summary>One file of the browser app.</summary>
/// <param name="ContentType">Of the file, with the character set of a text.</param>
/// <param name="IsHashed">Its name changes with its content: it can be kept for ever.</param>
/// <param name="Forms">What can be sent for it, smallest first; the last is the file itself.</param>
internal sealed record WebFile(string ContentType, bool IsHashed, ImmutableArray<WebForm> Forms);

/// <summary>The file in one encoding.</summary>
/// <param name="Encoding"><c>br</c>, <c>gzip</c>, or null for the file itself.</param>
/// <param name="ETag">Of these bytes.</param>
/// <param name="Bytes">What is sent.</param>
internal sealed record WebForm(string? Encoding, string ETag, ReadOnlyMemory<byte> Bytes);
