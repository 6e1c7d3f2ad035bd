using System.Buffers;

namespace StudyMate.Common;

/// <summary>Grain keys are <c>{tenant}/{id}</c>. Built and split only here.</summary>
public static class GrainKeys
{
    public const int MaxTenantLength = 40;
    public const int MaxIdLength = 60;

    /// <summary>The reserved tenant of accounts and platform administration.</summary>
    public const string Platform = "platform";

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The key of a thing of one tenant. Throws for ids that could not have been issued; the API refuses them earlier.</summary>
    public static string Of(string tenant, string id)
    {
        if (!IsTenant(tenant))
            throw new ArgumentException("A tenant consists of a-z, 0-9 and hyphens.", nameof(tenant));
        if (!IsId(id))
            throw new ArgumentException("An id consists of a-z, 0-9 and hyphens.", nameof(id));
        return $"{tenant}/{id}";
    }

    /// <summary>Tenant and id of a key made by <see cref="Of"/>.</summary>
    public static (string Tenant, string Id) Split(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
            throw new ArgumentException("Not a tenant key.", nameof(key));
        return (key[..slash], key[(slash + 1)..]);
    }

    public static string TenantOf(string key) => Split(key).Tenant;

    public static bool IsTenant(string? value) => value is { Length: > 0 and <= MaxTenantLength } && !value.AsSpan().ContainsAnyExcept(Allowed);

    public static bool IsId(string? value) => value is { Length: > 0 and <= MaxIdLength } && !value.AsSpan().ContainsAnyExcept(Allowed);
}
