using Microsoft.Extensions.Logging;

namespace StudyMate.Logging;

/// <summary>Logs as JSON lines; the caller makes the line, others write it.</summary>
[ProviderAlias("JsonLines")]
internal sealed class JsonLinesLoggerProvider(LogSink sink, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider? _scopes;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <summary>The sink belongs to the container.</summary>
    public void Dispose()
    {
    }

    private sealed class Logger(JsonLinesLoggerProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => provider._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                provider.Write(logLevel, category, eventId, state, exception, formatter);
        }
    }

    private void Write<TState>(LogLevel level, string category, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        sink.Write(JsonLine.Of(time.GetUtcNow(), level, category, eventId, state, formatter(state, exception), exception, _scopes));
}
