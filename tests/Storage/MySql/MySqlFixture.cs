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

namespace StudyMate.Storage;

/// <summary>The services of the product on a MySQL or MariaDB database.</summary>
internal sealed class MySqlFixture : StorageFixture
{
    private readonly TestDatabase? _own;
    private IHost _host;

    /// <summary>On an empty database.</summary>
    public MySqlFixture()
        : this(TestDatabase.Borrow())
    {
    }

    /// <summary>On a database that the caller looks after.</summary>
    public MySqlFixture(string connectionString)
    {
        ConnectionString = connectionString;
        _host = Start();
    }

    private MySqlFixture(TestDatabase own)
        : this(own.ConnectionString) => _own = own;

    public string ConnectionString { get; }

    public IServiceProvider Services => _host.Services;

    public MySqlDatabase Database => Services.GetRequiredService<MySqlDatabase>();

    public override void Reopen()
    {
        _host.Dispose();
        _host = Start();
    }

    public override void Dispose()
    {
        _host.Dispose();
        _own?.GiveBack();
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

    private IHost Start()
    {
        var host = Build(ConnectionString);
        host.CheckStartAsync().GetAwaiter().GetResult();
        var services = host.Services;
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
        return host;
    }
}
