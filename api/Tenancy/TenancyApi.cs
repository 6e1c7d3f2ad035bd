namespace StudyMate.Tenancy;

internal static class TenancyApi
{
    /// <summary>The routes of this domain.</summary>
    public static void MapTenancy(this IEndpointRouteBuilder api)
    {
    }
}
