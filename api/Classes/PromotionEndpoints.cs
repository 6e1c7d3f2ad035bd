using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using StudyMate.Common;
using StudyMate.Http;

namespace StudyMate.Classes;

/// <summary>Promotions.</summary>
internal static class PromotionEndpoints
{
    public static void MapPromotions(this IEndpointRouteBuilder api)
    {
        var promotions = api.MapGroup("/promotions").WithTags("Promotions");
        promotions.MapGet("/", ListPromotions).RequirePermission(Permissions.PromotionsRead);
        promotions.MapGet("/export.csv", ExportPromotions).RequirePermission(Permissions.PromotionsRead);
        promotions.MapPost("/", CreatePromotion).RequirePermission(Permissions.PromotionsCreate);
        promotions.MapGet("/{id}", GetPromotion).RequirePermission(Permissions.PromotionsRead);
        promotions.MapPatch("/{id}", UpdatePromotion).RequirePermission(Permissions.PromotionsUpdate);
    }

    private static async Task<Results<Ok<Page<PromotionView>>, ProblemHttpResult>> ListPromotions(
        Caller caller, IGrainFactory grains, Paging paging, CancellationToken ct, string? status = null, string? search = null) =>
        Respond.Ok(await Directory(caller, grains).ListAsync(new PromotionQuery(paging.Request, status, search), ct));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportPromotions(
        Caller caller, IGrainFactory grains, CancellationToken ct, string? status = null, string? search = null) =>
        Respond.Csv(await Directory(caller, grains).ExportAsync(new PromotionQuery(new PageRequest(), status, search), ct), "promotions.csv");

    private static async Task<Results<Created<PromotionView>, ProblemHttpResult>> CreatePromotion(
        CreatePromotion command, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Created(await Promotion(NewId.ForRequest(), caller, grains).CreateAsync(command, ct), created => $"/api/promotions/{created.Id}");

    private static async Task<Results<Ok<PromotionView>, ProblemHttpResult>> GetPromotion(
        string id, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Promotion(id, caller, grains).GetAsync(ct));

    private static async Task<Results<Ok<PromotionView>, ProblemHttpResult>> UpdatePromotion(
        string id, UpdatePromotion command, Caller caller, IGrainFactory grains, CancellationToken ct) =>
        Respond.Ok(await Promotion(id, caller, grains).UpdateAsync(command, ct));

    private static IPromotionGrain Promotion(string id, Caller caller, IGrainFactory grains) => grains.GetGrain<IPromotionGrain>(caller.Key(id));

    private static IPromotionDirectoryGrain Directory(Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IPromotionDirectoryGrain>(caller.Key("promotions"));
}
