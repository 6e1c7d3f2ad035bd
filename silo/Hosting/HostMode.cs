using Microsoft.Extensions.Configuration;

namespace StudyMate.Hosting;

/// <summary>What this process is of the house (<c>Host:Mode</c>).</summary>
internal enum HostMode
{
    /// <summary>Everything: the API with the grains and the storage behind it.</summary>
    All,

    /// <summary>The API alone; the grains live in the silos of a cluster.</summary>
    Api,

    /// <summary>Grains and storage, as one of the silos of a cluster; over HTTP only the two probes.</summary>
    Silo,
}

internal static class HostModes
{
    public const string Key = "Host:Mode";

    /// <exception cref="StartRefusedException">The setting names no mode.</exception>
    public static HostMode Read(IConfiguration configuration) => configuration[Key] switch
    {
        null or "" or "all" => HostMode.All,
        "api" => HostMode.Api,
        "silo" => HostMode.Silo,
        var other => throw new StartRefusedException($"{Key} is '{other}'; it must be all, api or silo."),
    };

    public static string NameOf(HostMode mode) => mode switch
    {
        HostMode.All => "all",
        HostMode.Api => "api",
        HostMode.Silo => "silo",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
