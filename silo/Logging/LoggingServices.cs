using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;
using StudyMate.Hosting;

namespace StudyMate.Logging;

internal static class LoggingServices
{
    /// <summary>One entry as one line of JSON, in the names of Serilog's compact format.</summary>
    public static readonly RenderedCompactJsonFormatter Format = new();

    /// <summary>JSON lines to the data folder and to standard output; in Development people read a plain console instead.</summary>
    public static IHostApplicationBuilder AddJsonLinesLogging(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LogOptions>()
            .Bind(builder.Configuration.GetSection(LogOptions.Section))
            .Validate(options => options.FileMib is >= 1 and <= 1024, "Logs:FileMib must be from 1 to 1024.")
            .Validate(options => options.Files is >= 2 and <= 100, "Logs:Files must be from 2 to 100.")
            .Validate(options => options.KeepDays is >= 1 and <= 3650, "Logs:KeepDays must be from 1 to 3650.")
            .ValidateOnStart();
        builder.AddJsonLines(static services => services.GetRequiredService<DataFolder>);
        return builder;
    }

    /// <summary>
    /// JSON lines to standard output alone, for processes whose logs somebody collects; in Development people read a plain console instead.
    /// </summary>
    public static IHostApplicationBuilder AddJsonLinesToOutput(this IHostApplicationBuilder builder)
    {
        builder.AddJsonLines(static _ => null);
        return builder;
    }

    /// <param name="output">Standard output, or null where people read another console log.</param>
    /// <param name="folder">Asked once lines come: the folder's options may be what is wrong, and that is reported elsewhere. Null for no file.</param>
    /// <param name="options">Sizes and ages.</param>
    /// <param name="time">Clock of retries and ages.</param>
    public static SerilogLoggerProvider JsonLines(TextWriter? output, Func<DataFolder>? folder, IOptions<LogOptions> options, TimeProvider time)
    {
        var lines = new LoggerConfiguration().MinimumLevel.Verbose();
        if (output is not null)
            Add(failures => LoggerOf(to => to.Sink(new Output(output)), failures));
        // A second process leaves no trace in the first one's log: the file is opened once the folder is this process's.
        if (folder is not null)
            Add(failures => folder().Opened.IsCompletedSuccessfully ? LoggerOf(to => LogFile.Write(to, folder(), options.Value, time), failures) : null);
        return new SerilogLoggerProvider(lines.CreateLogger(), dispose: true);

        void Add(Func<ILoggingFailureListener, Logger?> open)
        {
            var writer = new LogWriter(open, time);
            lines.WriteTo.Async(to => to.Sink(writer), monitor: writer);
        }
    }

    /// <summary>Which levels are wanted is decided by the framework's filters, before.</summary>
    internal static Logger LoggerOf(Action<LoggerSinkConfiguration> sink, ILoggingFailureListener failures) =>
        new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Fallible(sink, failures).CreateLogger();

    private static void AddJsonLines(this IHostApplicationBuilder builder, Func<IServiceProvider, Func<DataFolder>?> folder)
    {
        var plainConsole = builder.Environment.IsDevelopment();
        builder.Logging.ClearProviders();
        if (plainConsole)
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.AddSingleton<ILoggerProvider>(services => JsonLines(
            plainConsole ? null : Console.Out, folder(services), services.GetRequiredService<IOptions<LogOptions>>(), services.GetRequiredService<TimeProvider>()));

        // One line per request is the API's business; the framework's own come with every query string.
        if (builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] is null)
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
    }

    private sealed class Output(TextWriter to) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            Format.Format(logEvent, to);
            to.Flush();
        }
    }
}
