using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StudyMate.Hosting;

/// <summary>Starts the product and says in one line why it cannot, when the operator can mend it.</summary>
internal static class StartUp
{
    /// <param name="args">The command line.</param>
    /// <param name="build">Makes the application of this program from its configuration.</param>
    public static async Task<int> RunAsync(string[] args, Func<string[], Action<WebApplicationBuilder>?, WebApplication> build)
    {
        if (args is ["--help" or "-h"])
        {
            Console.WriteLine(CommandLine.Usage);
            return 0;
        }

        try
        {
            if (HealthProbe.Read(args) is { } address)
                return await HealthProbe.RunAsync(address, Console.Out);
            if (PlatformRecovery.Read(args) is { } recovery)
                return await recovery.RunAsync(build, Console.Out);
            var started = false;
            await using var app = build(
                CommandLine.Read(args),
                // The host logs a failed start with its stack trace; what the operator needs of it is said below.
                builder => builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", _ => started));
            await app.CheckStartAsync();
            try
            {
                await app.StartAsync();
            }
            catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // Asked to stop while it was still starting: an API may wait long for its cluster.
                return 0;
            }

            started = true;
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (Explain(exception) is { } reason)
        {
            await Console.Error.WriteLineAsync($"StudyMate cannot start: {reason}");
            return 1;
        }
    }

    /// <summary>The reason in words, or null for a fault of our own, which keeps its stack trace.</summary>
    public static string? Explain(Exception exception) => Reason(exception)?.ReplaceLineEndings(" ");

    /// <summary>Messages of others, a database's about a statement for one, may have several lines.</summary>
    private static string? Reason(Exception exception) => exception switch
    {
        StartRefusedException refused => refused.Message,
        OptionsValidationException options => string.Join(' ', options.Failures),
        AddressInUseException => $"{exception.Message.TrimEnd('.')}. Choose another with --urls.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "the address is not one of this machine. Choose another with --urls.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "the address may not be listened on. Choose another with --urls.",
        // Several settings may be wrong at once.
        AggregateException { InnerExceptions: var all } => all.Select(Reason).ToArray() is var reasons && !reasons.Contains(null) ? string.Join(' ', reasons) : null,
        { InnerException: { } inner } => Reason(inner) is { } reason
            ? inner is AddressInUseException ? $"{exception.Message.TrimEnd('.')}. Choose another with --urls." : reason
            : null,
        _ => null,
    };
}
