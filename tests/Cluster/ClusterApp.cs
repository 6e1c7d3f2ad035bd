using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Core.Internal;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using StudyMate.Classes;
using StudyMate.Cluster;
using StudyMate.Facts;
using StudyMate.Hosting;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>
/// A cluster of the product on one MariaDB database: silos and APIs in this process, and processes that can be killed. Each member has ports of its
/// own; whatever is left is stopped in the end, the youngest first.
/// </summary>
internal sealed class ClusterApp : IAsyncDisposable
{
    private const string MasterKeys = "shared:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    /// <summary>Below the ports that the system gives to connections; another range in every process.</summary>
    private static int _port = 10_000 + (Environment.ProcessId * 64 % 9_000);

    private readonly TestDatabase? _own;
    private readonly string _connectionString;
    private readonly TempFolder _folder = new();
    private readonly List<IAsyncDisposable> _members = [];
    private readonly FaultLog _log = new();

    /// <summary>On an empty database.</summary>
    public ClusterApp()
        : this(TestDatabase.Borrow())
    {
    }

    /// <summary>On a database that the caller looks after.</summary>
    public ClusterApp(string connectionString) => _connectionString = connectionString;

    private ClusterApp(TestDatabase own)
        : this(own.ConnectionString) => _own = own;

    /// <summary>What members in this process logged as an error: why somebody was not served.</summary>
    public IEnumerable<string> Faults => _log.Faults;

    /// <summary>What a further member has to be told.</summary>
    public Dictionary<string, string> SettingsOfMember() => new(StringComparer.Ordinal)
    {
        [DatabaseOptions.ProviderKey] = "mysql",
        [DatabaseOptions.ConnectionStringKey] = _connectionString,
        ["Secrets:MasterKeys"] = MasterKeys,
        ["Cluster:SiloPort"] = NextPort(),
        ["Cluster:GatewayPort"] = NextPort(),
        // Who was killed is given up within seconds, and who starts is found at once.
        ["Cluster:TableSeconds"] = "1",
        ["Cluster:ProbeSeconds"] = "0.7",
        ["Cluster:LongestProbeSeconds"] = "1.5",
    };

    /// <summary>A silo by itself.</summary>
    public async Task<ClusterSilo> StartSiloAsync(Action<WebApplicationBuilder>? configure = null)
    {
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            "--environment=Development",
            $"--Telemetry:ExportFolder={_folder.File($"telemetry-{_members.Count}")}",
            .. SettingsOfMember().Select(pair => $"--{pair.Key}={pair.Value}"),
        ];
        var silo = new ClusterSilo(SiloApp.Build(args, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<ILoggerProvider>(_log);
            ReadClassesAnew(builder.Services);
            SiloOfTheTests.EndsAlone(builder.Services);
            configure?.Invoke(builder);
        }));
        _members.Add(silo);
        await silo.App.StartAsync();
        return silo;
    }

    /// <summary>An API with a silo behind it in the same process.</summary>
    public Task<StudyMateApp> StartAllAsync(AppSettings? given = null) => StartAppAsync(HostMode.All, given);

    /// <summary>An API that has its grains in the silos of others.</summary>
    public Task<StudyMateApp> StartApiAsync(AppSettings? given = null) => StartAppAsync(HostMode.Api, given);

    /// <summary>API and silo in a process of their own.</summary>
    public async Task<ProductProcess> StartProcessAsync()
    {
        var process = await ProductProcess.StartAsync(_folder.File($"process-{_members.Count}"), [.. SettingsOfMember().Select(pair => $"--{pair.Key}={pair.Value}")]);
        _members.Add(process);
        return process;
    }

    /// <summary>As an orderly shutdown does.</summary>
    public async Task StopAsync(IAsyncDisposable member)
    {
        _members.Remove(member);
        await member.DisposeAsync();
    }

    /// <summary>Puts a grain on a silo, whether it is somewhere already or not.</summary>
    public static async Task PutAsync(IGrainFactory grains, IAddressable grain, SiloAddress silo)
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        await Wait.UntilAsync(async () =>
        {
            // Again, when the silo that it is on has not heard of the other one yet.
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
            await grain.AsReference<IGrainManagementExtension>().MigrateOnIdle();
            RequestContext.Remove(IPlacementDirector.PlacementHintKey);
            return (await management.GetDetailedGrainStatistics(null, [silo])).Any(activation => activation.GrainId == grain.GetGrainId());
        });
    }

    public async ValueTask DisposeAsync()
    {
        for (var index = _members.Count - 1; index >= 0; index--)
            await _members[index].DisposeAsync();
        _folder.Dispose();
        _own?.GiveBack();
    }

    private async Task<StudyMateApp> StartAppAsync(HostMode mode, AppSettings? given)
    {
        var settings = given ?? new AppSettings();
        var app = await StudyMateApp.StartAsync(settings with
        {
            Configuration = new Dictionary<string, string>(SettingsOfMember().Concat(settings.Configuration), StringComparer.Ordinal) { [HostModes.Key] = HostModes.NameOf(mode) },
            Configure = builder =>
            {
                builder.Services.AddSingleton<ILoggerProvider>(_log);
                if (mode is not HostMode.Api)
                {
                    ReadClassesAnew(builder.Services);
                    SiloOfTheTests.EndsAlone(builder.Services);
                }
                settings.Configure?.Invoke(builder);
            },
        });
        _members.Add(app);
        return app;
    }

    /// <summary>Who teaches what may be known to another silo a second late, and a test does not wait that second after each class that it makes.</summary>
    private static void ReadClassesAnew(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(provider => new StaffClasses(provider.GetRequiredService<IRows>(), new HastyClock())));

    /// <summary>Nothing is fresh by this clock.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _looks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddHours(Interlocked.Increment(ref _looks));
    }

    private static string NextPort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _port);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            catch (SocketException)
            {
                // Somebody else's: the next one.
            }
        }
    }
}

/// <summary>Keeps errors and what caused them.</summary>
internal sealed class FaultLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _faults = new();

    public IEnumerable<string> Faults => _faults;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _faults.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
        // Members share it, and its faults are read when they have gone.
    }
}

/// <summary>A silo by itself, as <c>StudyMate.Silo</c> is one, in this process.</summary>
internal sealed class ClusterSilo(WebApplication app) : IAsyncDisposable
{
    public WebApplication App { get; } = app;

    public IServiceProvider Services => App.Services;

    public SiloAddress Address => Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public async ValueTask DisposeAsync() => await StudyMateApp.EndAsync(App);
}
