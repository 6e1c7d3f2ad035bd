using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyMate.Hosting;

namespace StudyMate.Logging;

internal static class LoggingServices
{
    /// <summary>JSON lines to the data folder and to standard output; in Development people read a plain console instead.</summary>
    public static IHostApplicationBuilder AddJsonLinesLogging(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LogOptions>()
            .Bind(builder.Configuration.GetSection(LogOptions.Section))
            .Validate(options => options.FileMib is >= 1 and <= 1024, "Logs:FileMib must be from 1 to 1024.")
            .Validate(options => options.Files is >= 2 and <= 100, "Logs:Files must be from 2 to 100.")
            .Validate(options => options.KeepDays is >= 1 and <= 3650, "Logs:KeepDays must be from 1 to 3650.")
            .ValidateOnStart();
        builder.AddJsonLines(services => services.GetRequiredService<DataFolder>);
        return builder;
    }

    /// <summary>
    /// JSON lines to standard output alone, for processes whose logs somebody collects; in Development people read a plain console instead.
    /// </summary>
    public static IHostApplicationBuilder AddJsonLinesToOutput(this IHostApplicationBuilder builder)
    {
        builder.AddJsonLines(_ => null);
        return builder;
    }

    private static void AddJsonLines(this IHostApplicationBuilder builder, Func<IServiceProvider, Func<DataFolder>?> folder)
    {
        var plainConsole = builder.Environment.IsDevelopment();
        builder.Logging.ClearProviders();
        if (plainConsole)
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.AddSingleton(services => new LogSink(
            folder(services),
            services.GetRequiredService<IOptions<LogOptions>>(),
            services.GetRequiredService<TimeProvider>(),
            plainConsole ? null : Console.OpenStandardOutput()));
        builder.Services.AddSingleton<ILoggerProvider, JsonLinesLoggerProvider>();

        // One line per request is the API's business; the framework's own come with every query string.
        if (builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] is null)
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
    }
}
