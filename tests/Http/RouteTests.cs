using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>What every route of the product declares.</summary>
public sealed class RouteTests
{
    [Fact]
    public async Task Every_route_says_who_may_use_it()
    {
        var offenders =
            from route in await RoutesAsync()
            where route.Metadata.GetMetadata<RequiredPermission>() is null
                && route.Metadata.GetMetadata<RequiredSignIn>() is null
                && route.Metadata.GetMetadata<IAllowAnonymous>() is null
            select route.DisplayName;
        offenders.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_permission_of_a_route_is_a_known_one()
    {
        var known = typeof(Common.Permissions).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet(StringComparer.Ordinal);
        var offenders =
            from route in await RoutesAsync()
            let required = route.Metadata.GetMetadata<RequiredPermission>()
            where required is not null && !known.Contains(required.Permission)
            select $"{route.DisplayName}: {required.Permission}";
        offenders.Should().BeEmpty();
    }

    private static async Task<IEnumerable<RouteEndpoint>> RoutesAsync()
    {
        var app = await StudyMateApp.SharedAsync();
        return app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
    }
}
