using System.Globalization;
using System.Reflection;

namespace StudyMate.Telemetry;

/// <summary>As whom this process tells of itself.</summary>
internal static class ThisProcess
{
    /// <summary>Of the product.</summary>
    public static string Version { get; } =
        typeof(ThisProcess).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>One process among those of its service.</summary>
    public static string Instance { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}");
}
