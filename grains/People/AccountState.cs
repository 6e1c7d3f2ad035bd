using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>The record of one account.</summary>
internal sealed record AccountState : GrainRecord
{
    public bool Exists { get; init; }
    public string Email { get; init; } = "";

    /// <summary>Null until the first password is set.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Schools that made this account a member.</summary>
    public ImmutableArray<string> Tenants { get; init; } = [];

    /// <summary>Hash of the open invitation's secret.</summary>
    public string? InvitationHash { get; init; }
    public DateTimeOffset? InvitationExpiresAt { get; init; }

    /// <summary>Grows with every change of the password; tokens of another stamp no longer stand.</summary>
    public long Stamp { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }
}
