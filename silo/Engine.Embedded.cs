using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Logging;
using StudyMate.Operations;
using StudyMate.Storage;
using StudyMate.Telemetry;

namespace StudyMate.Hosting;

/// <summary>Engine <c>embedded</c>: one process, SQLite.</summary>
internal static class Engine
{
    /// <summary>As the health check tells it.</summary>
    public const string Name = "embedded";

    /// <summary>Grains and their storage in this process.</summary>
    public static void AddEngine(this IHostApplicationBuilder builder, HostMode mode)
    {
        if (mode is not HostMode.All)
            throw Refusal(mode);
        builder.AddSqliteStorage();
        builder.AddJsonLinesLogging();
        builder.Services.AddSingleton<IEngineFigures, EmbeddedEngineFigures>();
        builder.UseOrleans(silo => silo
            .AddCallTelemetry()
            .AddIncomingGrainCallFilter<AccessFilter>()
            .AddMemoryStreams(FactStreams.Provider)
            .AddReminders());
    }

    /// <summary>There are no grains elsewhere.</summary>
    public static void AddEngineClient(this IHostApplicationBuilder builder) => throw Refusal(HostMode.Api);

    private static StartRefusedException Refusal(HostMode mode) =>
        new($"{HostModes.Key}={HostModes.NameOf(mode)} needs the engine orleans; this build has the engine {Name}, which is one process: {HostModes.Key}=all.");
}
