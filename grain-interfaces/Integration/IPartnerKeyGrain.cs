using Orleans;
using StudyMate.Common;

namespace StudyMate.Integration;

/// <summary>
/// One API key of a partner (key <c>{tenant}/{keyId}</c>): what it may do, how often, and how often it did. Counters live in memory
/// and are checkpointed now and then: a crash forgets at most half a minute of use.
/// </summary>
[Alias("studymate.IPartnerKeyGrain")]
public interface IPartnerKeyGrain : IGrainWithStringKey
{
    /// <summary>Refused with <c>partner.invalid_name</c>, <c>partner.invalid_scopes</c>, <c>partner.invalid_quota</c>, <c>partner.invalid_expiry</c>.</summary>
    [Command(Permissions.PartnersManage), Alias("CreateAsync")]
    Task<Result<IssuedPartnerKey>> CreateAsync(CreatePartnerKey command, CancellationToken cancellationToken);

    /// <summary>Refused with <c>partner.not_found</c>.</summary>
    [Query(Permissions.PartnersRead), Alias("GetAsync")]
    Task<Result<PartnerKeyView>> GetAsync(CancellationToken cancellationToken);

    /// <summary>Refused like <see cref="CreateAsync"/>, and with <c>partner.revoked</c>, <c>partner.invalid_status</c>.</summary>
    [Command(Permissions.PartnersManage), Alias("ChangeAsync")]
    Task<Result<PartnerKeyView>> ChangeAsync(ChangePartnerKey command, CancellationToken cancellationToken);

    /// <summary>Another secret; the old one ends at once. Refused with <c>partner.revoked</c>.</summary>
    [Command(Permissions.PartnersManage), Alias("RotateAsync")]
    Task<Result<IssuedPartnerKey>> RotateAsync(CancellationToken cancellationToken);

    /// <summary>For good.</summary>
    [Command(Permissions.PartnersManage), Alias("RevokeAsync")]
    Task<Result<PartnerKeyView>> RevokeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Admits one request and counts it. Refused with <c>auth.invalid_api_key</c> for a wrong, expired, suspended or revoked key; a
    /// request over quota is an admission that says so.
    /// </summary>
    [Anonymous, Alias("AdmitAsync")]
    Task<Result<PartnerAdmission>> AdmitAsync(string secret, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a key that was admitted before still is, and still has a scope; counts nothing. Refused with <c>auth.invalid_api_key</c> and
    /// <c>access.denied</c>.
    /// </summary>
    [Internal, Alias("StandsAsync")]
    Task<Result<Done>> StandsAsync(string permission, CancellationToken cancellationToken);
}
