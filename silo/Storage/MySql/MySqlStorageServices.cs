using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using StudyMate.Facts;

namespace StudyMate.Storage;

internal static class MySqlStorageServices
{
    /// <summary>
    /// Everything that is kept but records and reminders, in a MySQL or MariaDB database; those two are kept there by Orleans' own
    /// providers (<see cref="MySqlConnectionString.ForProviders"/>).
    /// </summary>
    public static IHostApplicationBuilder AddMySqlStorage(this IHostApplicationBuilder builder)
    {
        builder.AddMySqlDatabase();
        builder.Services
            .AddSingleton<MySqlDatabase>()
            .AddSingleton<IFactStore, MySqlFactStore>()
            .AddSingleton<IRows, MySqlRows>()
            .AddSingleton<IUniqueKeys, MySqlUniqueKeys>()
            .AddSingleton<IDeletedData, MySqlDeletedData>()
            .AddSingleton<IStorageHealth, MySqlHealth>()
            .AddSingleton<IGrainStorageSerializer, RecordSerializer>();
        return builder;
    }

    /// <summary>
    /// The database alone, checked and brought up to date before anything else starts: what a process without grains needs to find the
    /// tables of the cluster.
    /// </summary>
    public static IHostApplicationBuilder AddMySqlDatabase(this IHostApplicationBuilder builder)
    {
        builder.Services.AddMySqlOptions();
        builder.Services.AddSingleton<MySqlStart>().AddStorageStart<MySqlStart>();
        return builder;
    }

    /// <summary>Where the database is, and nothing that opens it.</summary>
    public static void AddMySqlOptions(this IServiceCollection services) =>
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsCheck>().AddOptions<DatabaseOptions>()
            .BindConfiguration(DatabaseOptions.Section)
            .ValidateOnStart();
}

internal sealed class DatabaseOptionsCheck : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options) =>
        MySqlConnectionString.Problem(options) is { } problem ? ValidateOptionsResult.Fail(problem)
        : options.StartPatienceSeconds < 0 ? ValidateOptionsResult.Fail($"{DatabaseOptions.Section}:{nameof(options.StartPatienceSeconds)} is negative.")
        : ValidateOptionsResult.Success;
}
