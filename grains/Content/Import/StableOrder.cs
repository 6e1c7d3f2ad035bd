using System.Security.Cryptography;
using System.Text;

namespace StudyMate.Content;

/// <summary>An order that depends on texts only: the same on every import, and unrelated to which of them is right.</summary>
internal static class StableOrder
{
    public static string Of(string salt, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\u001f{text}")));
}
