using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>Makes a database ready for use.</summary>
internal interface IStorageStart
{
    /// <summary>Repeating it does nothing.</summary>
    /// <exception cref="StartRefusedException">It cannot be used as it is configured.</exception>
    Task OpenAsync(CancellationToken cancellationToken);
}

/// <summary>Opens the database before anything else starts: silo and web server come after.</summary>
internal sealed class StorageStart(IStorageStart database) : IStartCheck, IHostedLifecycleService
{
    public Task CheckAsync() => database.OpenAsync(CancellationToken.None);

    public Task StartingAsync(CancellationToken cancellationToken) => database.OpenAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class StorageStartServices
{
    public static IServiceCollection AddStorageStart<T>(this IServiceCollection services)
        where T : class, IStorageStart => services
            .AddSingleton<StorageStart>(provider => new StorageStart(provider.GetRequiredService<T>()))
            .AddSingleton<IStartCheck>(provider => provider.GetRequiredService<StorageStart>())
            .AddHostedService(provider => provider.GetRequiredService<StorageStart>());
}
