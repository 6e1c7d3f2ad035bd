using StudyMate.Common;

namespace StudyMate.Content;

/// <summary>An order that depends on texts only: the same on every import, and unrelated to which of them is right.</summary>
internal static class StableOrder
{
    public static string Of(string salt, string text) =>
        DerivedId.Of(salt, text);
}
