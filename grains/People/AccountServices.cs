using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.People;

internal static class AccountServices
{
    /// <summary>What accounts, staff and sign-in need beside their grains.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<IAccessCodes, AccessCodes>()
        .AddSingleton<IPrincipalLookup, PrincipalLookup>()
        .AddSingleton<MembershipLookup>()
        .AddSingleton<StaffLicences>()
        .AddSingleton<StaffTeaching>()
        .AddSingleton<IJsonTypeInfoResolver>(AccountJson.Default);
}
