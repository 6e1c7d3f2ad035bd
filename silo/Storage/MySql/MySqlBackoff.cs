using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace StudyMate.Storage;

/// <summary>How what lost against another transaction is begun again.</summary>
internal static partial class MySqlBackoff
{
    /// <summary>How often it is begun before its caller is told that it cannot be had.</summary>
    public const int Attempts = 6;

    /// <summary>Waits longer each time and by chance: those that met would otherwise meet again.</summary>
    public static ResiliencePipeline With(TimeProvider time, ILogger logger) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(MySqlFault.IsPassing),
            MaxRetryAttempts = Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(10),
            OnRetry = retry =>
            {
                LogRetry(logger, retry.AttemptNumber + 1);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    [LoggerMessage(LogLevel.Information, "A transaction lost against another, attempt {Attempt}; it is begun again.")]
    private static partial void LogRetry(ILogger logger, int attempt);
}
