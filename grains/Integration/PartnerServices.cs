using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace StudyMate.Integration;

internal static class PartnerServices
{
    /// <summary>What partner keys need beside their grains.</summary>
    public static IServiceCollection AddPartners(this IServiceCollection services) =>
        services.AddSingleton<IJsonTypeInfoResolver>(PartnerJson.Default);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PartnerKeyState))]
internal sealed partial class PartnerJson : JsonSerializerContext;
