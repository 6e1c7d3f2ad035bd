using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Storage;

namespace StudyMate.Storage;

/// <summary>Records and reminders, which Orleans' own providers keep in the same database.</summary>
internal static class MySqlProviders
{
    /// <summary>What the providers call the connector.</summary>
    public const string Invariant = "MySql.Data.MySqlConnector";

    /// <summary>The name of the provider behind <see cref="MySqlGrainStorage"/>.</summary>
    public const string RecordsByName = "records-by-name";

    public static IServiceCollection AddMySqlRecords(this IServiceCollection services)
    {
        services.AddAdoNetGrainStorage(RecordsByName, options => options.Configure<IOptions<DatabaseOptions>, IGrainStorageSerializer>((to, database, serializer) =>
        {
            (to.Invariant, to.ConnectionString) = (Invariant, MySqlConnectionString.ForProviders(database.Value));
            // Erasing a person leaves nothing behind.
            to.DeleteStateOnClear = true;
            to.GrainStorageSerializer = serializer;
        }));
        return services.AddKeyedSingleton<IGrainStorage>(MySqlGrainStorage.Name, (provider, _) => new MySqlGrainStorage(
            provider.GetRequiredKeyedService<IGrainStorage>(RecordsByName),
            MySqlBackoff.With(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MySqlGrainStorage>>())));
    }

    public static IServiceCollection AddMySqlReminders(this IServiceCollection services) =>
        services.UseAdoNetReminderService(options => options.Configure<IOptions<DatabaseOptions>>((to, database) =>
            (to.Invariant, to.ConnectionString) = (Invariant, MySqlConnectionString.ForProviders(database.Value))));
}
