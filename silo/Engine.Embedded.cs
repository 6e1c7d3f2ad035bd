using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Logging;
using StudyMate.Storage;
using StudyMate.Telemetry;

namespace StudyMate.Hosting;

/// <summary>Engine <c>embedded</c>: one process, SQLite.</summary>
internal static class Engine
{
    /// <summary>As the health check tells it.</summary>
    public const string Name = "embedded";

    public static void AddEngine(this IHostApplicationBuilder builder)
    {
        builder.AddSqliteStorage();
        builder.AddJsonLinesLogging();
        builder.UseOrleans(silo => silo
            .AddCallTelemetry()
            .AddIncomingGrainCallFilter<AccessFilter>()
            .AddMemoryStreams(FactStreams.Provider)
            .AddReminders());
    }
}
