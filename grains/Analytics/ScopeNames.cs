using StudyMate.Facts;

namespace StudyMate.Analytics;

/// <summary>Scopes as checkpoints are stored under, and as callers name them.</summary>
internal static class ScopeNames
{
    public const string Tenant = "tenant";
    public const string Class = "class";
    public const string Theme = "theme";

    public static string Of(ScopeKind kind) => kind switch
    {
        ScopeKind.Class => Class,
        ScopeKind.Theme => Theme,
        ScopeKind.Tenant => Tenant,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
