using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;

namespace StudyMate.People;

internal sealed class RefreshTokensGrain(
    [PersistentState("record", "records")] IPersistentState<RefreshTokensState> record,
    IPrincipalLookup principals,
    ISealer sealer,
    ISecretBytes secrets,
    IOptions<SignInOptions> options,
    TimeProvider time) : Grain, IRefreshTokensGrain
{
    /// <summary>Families kept; who signs in on one more device is signed out on the one used longest ago.</summary>
    internal const int MaxFamilies = 32;

    /// <summary>No character of a token or of a mark.</summary>
    private const char MarkSign = '~';

    /// <summary>128 bits.</summary>
    private const int MarkLength = 32;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString());

    private string Id => GrainKeys.Split(this.GetPrimaryKeyString()).Id;

    public async Task<Result<SignedIn>> OpenAsync(OpenSignIn command, CancellationToken cancellationToken)
    {
        if (await principals.FindAsync(Tenant, Id, command.Student, cancellationToken) is not { } principal)
            return PeopleErrors.NoMembership;
        var now = time.GetUtcNow();
        var id = secrets.NewId();
        var secret = NewSecret(id);
        var family = new RefreshFamily
        {
            Id = id,
            Student = command.Student,
            Stamp = principal.Stamp,
            Hash = SecretHash.Of(secret),
            RotatedAt = now,
            ExpiresAt = now + TimeSpan.FromDays(options.Value.RefreshIdleDays),
            EndsAt = now + TimeSpan.FromDays(options.Value.RefreshMaxDays),
        };
        var kept = record.State.Families.RemoveAll(old => now >= old.ExpiresAt || !Same(old.Stamp, principal.Stamp));
        while (kept.Length >= MaxFamilies)
            kept = kept.Remove(kept.MinBy(old => old.RotatedAt)!);
        await SaveAsync(record.State with { Families = kept.Add(family) });
        return Answer(principal, family, secret);
    }

    public async Task<Result<SignedIn>> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (RefreshToken.Parse(refreshToken) is not { } token || FindFamily(token.FamilyId) is not { } family)
            return PeopleErrors.InvalidRefreshToken;
        var now = time.GetUtcNow();
        var use = UseOf(family, token, now);
        if (use is RefreshUse.Unknown)
            return PeopleErrors.InvalidRefreshToken;
        var principal = use is RefreshUse.Current or RefreshUse.Previous
            ? await principals.FindAsync(Tenant, Id, family.Student, cancellationToken)
            : null;
        if (principal is null || !Same(principal.Stamp, family.Stamp))
        {
            await SaveAsync(record.State with { Families = record.State.Families.Remove(family) });
            return PeopleErrors.InvalidRefreshToken;
        }

        if (use is RefreshUse.Previous)
            return Answer(principal, family, sealer.OpenText(family.SealedSuccessor!, Place(family.Id)));

        var successor = NewSecret(family.Id);
        var next = RotateRefreshTokenRule.Rotate(
            family, SecretHash.Of(successor), sealer.Seal(successor, Place(family.Id)), now, TimeSpan.FromDays(options.Value.RefreshIdleDays));
        await SaveAsync(record.State with { Families = record.State.Families.Replace(family, next) });
        return Answer(principal, next, successor);
    }

    public async Task<Result<Done>> EndAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (RefreshToken.Parse(refreshToken) is { } token
            && FindFamily(token.FamilyId) is { } family
            && UseOf(family, token, time.GetUtcNow()) is not RefreshUse.Unknown)
        {
            await SaveAsync(record.State with { Families = record.State.Families.Remove(family) });
        }

        return Done.Instance;
    }

    public async Task<Result<Done>> CheckAsync(TokenCheck check, CancellationToken cancellationToken)
    {
        if (FindFamily(check.FamilyId) is not { } family || !Same(family.Stamp, check.Stamp))
            return PeopleErrors.SignInRevoked;
        return await principals.FindAsync(Tenant, Id, family.Student, cancellationToken) is { } principal && Same(principal.Stamp, check.Stamp)
            ? Done.Instance
            : PeopleErrors.SignInRevoked;
    }

    public async Task<Result<Done>> CloseAsync(string familyId, CancellationToken cancellationToken)
    {
        if (!Same(Actor.Required.AccountId, Id) && Actor.Required.Role != Role.System)
            return PeopleErrors.SignsOutOthers;
        if (FindFamily(familyId) is { } family)
            await SaveAsync(record.State with { Families = record.State.Families.Remove(family) });
        return Done.Instance;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private RefreshFamily? FindFamily(string familyId) => record.State.Families.FirstOrDefault(family => Same(family.Id, familyId));

    private RefreshUse UseOf(RefreshFamily family, RefreshToken token, DateTimeOffset now) =>
        RotateRefreshTokenRule.Classify(family, token.Secret, IsIssued(family.Id, token.Secret), now);

    /// <summary>A secret and our mark on it, by which it is known when nothing of it is stored any more.</summary>
    private string NewSecret(string familyId)
    {
        var random = secrets.NewToken();
        return random + MarkSign + MarkOf(familyId, random);
    }

    private bool IsIssued(string familyId, string secret)
    {
        var at = secret.LastIndexOf(MarkSign);
        return at > 0 && CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(secret.AsSpan(at + 1)), MemoryMarshal.AsBytes(MarkOf(familyId, secret[..at]).AsSpan()));
    }

    private string MarkOf(string familyId, string random) => sealer.Hmac(Place(familyId), random)[..MarkLength];

    private string Place(string familyId) => $"refresh/{Tenant}/{Id}/{familyId}";

    private SignedIn Answer(Principal principal, RefreshFamily family, string secret) => new(
        Id,
        Tenant,
        Roles.NameOf(principal.Role),
        principal.DisplayName,
        principal.Role == Role.Student ? Id : null,
        principal.Stamp,
        family.Id,
        new RefreshToken(Tenant, Id, family.Id, secret).ToString(),
        family.ExpiresAt);

    /// <summary>No facts go with it, so it is one write; a failed one leaves what is really stored to be read again.</summary>
    private async Task SaveAsync(RefreshTokensState next)
    {
        var before = record.State;
        record.State = next;
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            record.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
