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
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section);
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
            .AddStorageStart<SqliteDatabase>();
        return builder;
    }
}
