using Orleans;
using Orleans.Concurrency;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Classes;

/// <summary>One promotion (key <c>{tenant}/{promotionId}</c>): name, years, level, status.</summary>
[Alias("studymate.IPromotionGrain")]
public interface IPromotionGrain : IGrainWithStringKey
{
    /// <summary>Refused with <c>promotion.not_found</c>.</summary>
    [Query(Permissions.PromotionsRead), Alias("GetAsync")]
    Task<Result<PromotionView>> GetAsync(CancellationToken cancellationToken);

    /// <summary>The same for other grains; refused with <c>promotion.not_found</c>.</summary>
    [Internal, Alias("FindAsync")]
    Task<Result<PromotionView>> FindAsync(CancellationToken cancellationToken);

    /// <summary>Refused with <c>field.*</c>, <c>promotion.years_reversed</c>, <c>promotion.name_taken</c>, <c>promotion.exists</c>.</summary>
    [Command(Permissions.PromotionsCreate), Alias("CreateAsync")]
    Task<Result<PromotionView>> CreateAsync(CreatePromotion command, CancellationToken cancellationToken);

    /// <summary>Changes the given members; refused like <see cref="CreateAsync"/>, and with <c>promotion.invalid_status</c>, <c>promotion.has_classes</c>.</summary>
    [Command(Permissions.PromotionsUpdate), Alias("UpdateAsync")]
    Task<Result<PromotionView>> UpdateAsync(UpdatePromotion command, CancellationToken cancellationToken);

    /// <summary>Creates the promotion or changes what differs; refused like <see cref="CreateAsync"/>.</summary>
    [Internal, Alias("ImportAsync")]
    Task<Result<ImportOutcome>> ImportAsync(ImportPromotion command, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a unique key is this promotion's, or is being taken by it now. Interleaves: two promotions that ask each other must
    /// not wait for each other; it reads one immutable record and changes nothing.
    /// </summary>
    [Internal, AlwaysInterleave, Alias("HoldsKeyAsync")]
    Task<bool> HoldsKeyAsync(string kind, string value);
}

/// <summary>Lists of the promotions of a school (key <c>{tenant}/promotions</c>); keeps no state.</summary>
[Alias("studymate.IPromotionDirectoryGrain")]
public interface IPromotionDirectoryGrain : IGrainWithStringKey
{
    /// <summary>In the order of names. Refused with <c>request.invalid_cursor</c>, <c>promotion.invalid_status</c>.</summary>
    [Query(Permissions.PromotionsRead), Alias("ListAsync")]
    Task<Result<Page<PromotionView>>> ListAsync(PromotionQuery query, CancellationToken cancellationToken);

    /// <summary>The same list as a file for French spreadsheets: UTF-8 with byte order mark, semicolons, formula characters neutralised.</summary>
    [Query(Permissions.PromotionsRead), Alias("ExportAsync")]
    Task<Result<string>> ExportAsync(PromotionQuery query, CancellationToken cancellationToken);
}
