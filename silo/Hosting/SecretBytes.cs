using System.Security.Cryptography;
using StudyMate.Common;

namespace StudyMate.Hosting;

/// <summary>The system's cryptographic generator.</summary>
internal sealed class SecretBytes : ISecretBytes
{
    public void Fill(Span<byte> target) => RandomNumberGenerator.Fill(target);
}
