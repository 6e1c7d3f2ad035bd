using Microsoft.Extensions.Logging;

namespace StudyMate.Simulation;

/// <summary>The product's log, within the trace; without one nothing is written and nothing is formatted.</summary>
internal sealed class TracingLoggers(Findings findings) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Logger(findings, categoryName);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private sealed class Logger(Findings findings, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => findings.Traces && logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                findings.Whisper($"[{logLevel}] {category}: {formatter(state, exception)}{(exception is null ? "" : $" <- {exception.GetType().Name}: {exception.Message}")}");
        }
    }
}
