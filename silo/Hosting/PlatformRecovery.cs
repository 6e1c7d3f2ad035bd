using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Orleans;
using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Hosting;

/// <summary>
/// <c>recover-platform [EMAIL]</c>: a new way in for an administrator of the platform, told on the console to whoever can run the program on the
/// house's data, and to nobody else. The process serves nothing and ends.
/// </summary>
internal sealed record PlatformRecovery(string? Email, string[] Options)
{
    public const string Command = "recover-platform";

    /// <summary>What the arguments ask for, when they ask for a recovery.</summary>
    public static PlatformRecovery? Read(IReadOnlyList<string> args) => args switch
    {
        [Command, ['-', ..], ..] or [Command] => new PlatformRecovery(null, [.. args.Skip(1)]),
        [Command, var email, ..] => new PlatformRecovery(email, [.. args.Skip(2)]),
        _ => null,
    };

    /// <summary>Prints the one-time link; 0 when there is one, else 1.</summary>
    /// <param name="build">Makes the application of this program from its configuration.</param>
    /// <param name="output">The console.</param>
    public async Task<int> RunAsync(Func<string[], Action<WebApplicationBuilder>?, WebApplication> build, TextWriter output)
    {
        // Another process may be listening where this one would.
        string[] settings = [.. CommandLine.Read(Options), "--urls=http://127.0.0.1:0", "--Demo:Enabled=false"];
        await using var app = build(settings, Quiet);
        await app.CheckStartAsync();
        await app.StartAsync();
        var recovered = await AskAsync(app.Services.GetRequiredService<IGrainFactory>());
        await app.StopAsync();
        await output.WriteLineAsync(recovered.Succeeded ? Say(recovered.Value) : recovered.Error.Message);
        return recovered.Succeeded ? 0 : 1;
    }

    private static string Say(RecoveredAccount account) => account.IsInvitation
        ? $"""
            {account.Email} is invited to administer the platform. Open this at the address of the server, once, within 72 hours:
              /invitation#{account.Token}
            """
        : $"""
            {account.Email} has neither a password nor a second factor any more, and is signed out everywhere. Open this at the address of the server, once,
            within 24 hours:
              /new-password#{account.Token}
            """;

    private async Task<Result<RecoveredAccount>> AskAsync(IGrainFactory grains)
    {
        SystemEntry.Enter(GrainKeys.Platform);
        return await grains.GetGrain<IStaffDirectoryGrain>(GrainKeys.Of(GrainKeys.Platform, IStaffDirectoryGrain.Id)).RecoverAsync(Email, CancellationToken.None);
    }

    /// <summary>Nothing on the console but the answer, and no server.</summary>
    private static void Quiet(WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter<ConsoleLoggerProvider>(category: null, LogLevel.Error);
        builder.Services.AddSingleton<IServer, NoServer>();
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
