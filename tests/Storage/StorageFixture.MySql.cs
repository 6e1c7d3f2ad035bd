using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using StudyMate.Facts;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>Engine <c>orleans</c>: the services of the product on a database of their own.</summary>
internal sealed partial class StorageFixture
{
    private readonly StoragePlace? _place;
    private readonly StoragePlace? _own;
    private readonly IHost _host;

    /// <summary>On a database of its own.</summary>
    public StorageFixture()
        : this(new StoragePlace()) => _own = _place;

    /// <summary>On what an earlier one left.</summary>
    public StorageFixture(StoragePlace place)
        : this(place.ConnectionString) => _place = place;

    /// <summary>On a database that the caller looks after.</summary>
    public StorageFixture(string connectionString)
    {
        ConnectionString = connectionString;
        _host = Build(connectionString);
        _host.CheckStartAsync().GetAwaiter().GetResult();
        var services = _host.Services;
        Facts = services.GetRequiredService<IFactStore>();
        Rows = services.GetRequiredService<IRows>();
        Keys = services.GetRequiredService<IUniqueKeys>();
        Health = services.GetRequiredService<IStorageHealth>();
        Reminders = services.GetRequiredService<IReminderTable>();
        Records = services.GetRequiredKeyedService<IGrainStorage>(MySqlGrainStorage.Name);
        // Both of Orleans' providers read their queries when the silo starts; here there is none.
        Reminders.StartAsync().GetAwaiter().GetResult();
        var lifecycle = new SiloLifecycleSubject(NullLogger<SiloLifecycleSubject>.Instance);
        ((ILifecycleParticipant<ISiloLifecycle>)services.GetRequiredKeyedService<IGrainStorage>(MySqlProviders.RecordsByName)).Participate(lifecycle);
        lifecycle.OnStart().GetAwaiter().GetResult();
    }

    public string ConnectionString { get; }

    public IServiceProvider Services => _host.Services;

    public void Dispose()
    {
        _host.Dispose();
        _own?.Dispose();
    }

    /// <summary>The storage of the product with these settings, not started.</summary>
    public static IHost Build(string connectionString, params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new(DatabaseOptions.ConnectionStringKey, connectionString)]);
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddMySqlStorage();
        builder.Services
            .AddSingleton<IJsonTypeInfoResolver>(new DefaultJsonTypeInfoResolver())
            .AddMySqlRecords()
            .AddMySqlReminders()
            .AddSerializer()
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("tests", "tests"));
        return builder.Build();
    }
}

/// <summary>What outlives a storage: a database.</summary>
internal sealed class StoragePlace : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.Create();

    public string ConnectionString => _database.ConnectionString;

    public void Dispose() => _database.Dispose();
}
