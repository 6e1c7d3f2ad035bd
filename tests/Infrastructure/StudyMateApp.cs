using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.TestingHost;
using StudyMate.Common;

namespace StudyMate.Infrastructure;

/// <summary>What a private instance does differently.</summary>
internal sealed record AppSettings
{
    /// <summary>An existing data folder, to start again on what an earlier instance left; a temporary one when null.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The clock of the whole instance.</summary>
    public TimeProvider? Time { get; init; }

    public string Environment { get; init; } = Environments.Development;

    /// <summary>Configuration keys and values.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Last word on the services, for what a test has to break.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }

    /// <summary>Further routes, below <c>/api</c>.</summary>
    public Action<IEndpointRouteBuilder>? Routes { get; init; }
}

/// <summary>
/// The whole product in this process: Kestrel on a free loopback port, one silo, SQLite in a temporary folder. Tests share one instance, each in a
/// school of its own; a test that restarts or breaks something starts a private one. What two silos do differently is tested in <c>tests/Cluster</c>.
/// </summary>
/// <example><code>
/// var school = await TestSchool.CreateAsync();
/// var teacher = school.As(Role.Teacher);
/// var answer = await teacher.PostAsync("/api/themes", new { title = "Respiration" });
/// var theme = await answer.ShouldBe(HttpStatusCode.Created);
/// </code></example>
internal sealed class StudyMateApp : IAsyncDisposable
{
    private static readonly Lazy<Task<StudyMateApp>> SharedInstance = new(StartSharedAsync);

    private readonly WebApplication _app;
    private readonly TempFolder? _folder;

    private StudyMateApp(WebApplication app, string dataFolder, TempFolder? folder)
    {
        (_app, DataFolder, _folder) = (app, dataFolder, folder);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        BaseAddress = new Uri(addresses.Single());
    }

    public Uri BaseAddress { get; }

    public string DataFolder { get; }

    public IServiceProvider Services => _app.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>The instance that all tests share.</summary>
    public static Task<StudyMateApp> SharedAsync() => SharedInstance.Value;

    /// <summary>Starts a private instance; dispose it.</summary>
    public static async Task<StudyMateApp> StartAsync(AppSettings? given = null)
    {
        var settings = given ?? new AppSettings();
        var folder = settings.DataFolder is null ? new TempFolder() : null;
        var dataFolder = settings.DataFolder ?? folder!.Path;
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            $"--Data:Folder={dataFolder}",
            "--Demo:Enabled=false",
            $"--environment={settings.Environment}",
            .. settings.Configuration.Select(pair => $"--{pair.Key}={pair.Value}"),
        ];
        var app = StudyMateApi.Build(args, Configure);
        try
        {
            settings.Routes?.Invoke(StudyMate.Http.HttpFront.MapApi(app));
            await app.StartAsync();
        }
        catch
        {
            await EndBegunAsync(app);
            folder?.Dispose();
            throw;
        }

        return new StudyMateApp(app, dataFolder, folder);

        void Configure(WebApplicationBuilder builder)
        {
            builder.Logging.ClearProviders();
            if (settings.Time is { } time)
                UseClock(builder.Services, time);
            TestSignIn.Add(builder.Services);
            settings.Configure?.Invoke(builder);
        }
    }

    public static async Task EndAsync(WebApplication app)
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>
    /// What has begun to start and failed is stopped before it is disposed of: a silo that has lost its services without being told to stop asks for the
    /// members of its cluster for ever, as fast as it can.
    /// </summary>
    public static async Task EndBegunAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception exception) when (exception is InvalidOperationException or AggregateException)
        {
            // How Orleans says that the silo had not begun. Why it all failed is told by who calls this.
        }

        await app.DisposeAsync();
    }

    /// <summary>Timers of grains included. Reminders, and what silos need to find and hear each other, go on with the real clock.</summary>
    private static void UseClock(IServiceCollection services, TimeProvider time)
    {
        services.Replace(ServiceDescriptor.Singleton(time));
        services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
    }

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = BaseAddress };

    /// <summary>A client that is signed in as somebody.</summary>
    public HttpClient As(Actor actor)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = TestSignIn.HeaderOf(actor);
        return client;
    }

    /// <summary>Stops as an orderly shutdown does, and keeps the data folder if it was given.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync(_app);
        _folder?.Dispose();
    }

    private static async Task<StudyMateApp> StartSharedAsync()
    {
        var app = await StartAsync();
        // xunit 2 has no end of an assembly; the process ends with it.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => app.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        return app;
    }
}
