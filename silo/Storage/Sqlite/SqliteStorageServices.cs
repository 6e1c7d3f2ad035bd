using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Storage;
using StudyMate.Facts;
using StudyMate.Hosting;

namespace StudyMate.Storage;

internal static class SqliteStorageServices
{
    /// <summary>Everything that is kept, in one SQLite file of the data folder.</summary>
    public static IHostApplicationBuilder AddSqliteStorage(this IHostApplicationBuilder builder)
    {
        builder.AddDataFolder();
        builder.Services
            .AddSingleton<SqliteDatabase>()
            .AddSingleton<ISqliteDatabase>(services => services.GetRequiredService<SqliteDatabase>())
            .AddSingleton<IFactStore, SqliteFactStore>()
            .AddSingleton<IRows, SqliteRows>()
            .AddSingleton<IUniqueKeys, SqliteUniqueKeys>()
            .AddSingleton<IDeletedData, SqliteDeletedData>()
            .AddSingleton<IStorageHealth, SqliteHealth>()
            .AddSingleton<IGrainStorageSerializer, RecordSerializer>()
            .AddKeyedSingleton<IGrainStorage, SqliteGrainStorage>(SqliteGrainStorage.Name)
            .AddSingleton<IReminderTable, SqliteReminderTable>()
            .AddSingleton<StorageStart>()
            .AddSingleton<IStartCheck>(services => services.GetRequiredService<StorageStart>())
            .AddHostedService(services => services.GetRequiredService<StorageStart>());
        return builder;
    }
}

/// <summary>Opens the database before anything else starts: the engine and the web server come after.</summary>
internal sealed class StorageStart(SqliteDatabase database) : IStartCheck, IHostedLifecycleService
{
    public void Check() => database.Open();

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Check();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
