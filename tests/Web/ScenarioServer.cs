using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudyMate.Infrastructure;

namespace StudyMate.Web;

/// <summary>
/// The product for one browser scenario: a process of its own with demo data, and an address where the scenario can have it killed and
/// started again on the same port and data, as a power cut does.
/// </summary>
internal sealed class ScenarioServer : IAsyncDisposable
{
    private readonly DemoData _data;
    private readonly SemaphoreSlim _one = new(1);
    private readonly WebApplication _control;
    private ProductProcess? _product;

    private ScenarioServer(DemoData data, ProductProcess product)
    {
        (_data, _product, BaseAddress) = (data, product, product.BaseAddress);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _control = builder.Build();
        _control.Urls.Add("http://127.0.0.1:0");
        _control.MapPost("/stop-server", StopAsync);
        _control.MapPost("/start-server", StartAgainAsync);
    }

    public Uri BaseAddress { get; }

    public Uri ControlAddress =>
        new(_control.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>What the product wrote to its console since it was last started.</summary>
    public string Output => _product?.Output ?? "";

    public static async Task<ScenarioServer> StartAsync()
    {
        var data = await DemoData.CopyAsync();
        var server = new ScenarioServer(data, await ProductProcess.StartAsync(data.Folder));
        await server._control.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _control.DisposeAsync();
        if (_product is { } product)
            await product.DisposeAsync();
        _one.Dispose();
        _data.Dispose();
    }

    private async Task<IResult> StopAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (_product is { } product)
                await product.DisposeAsync();
            _product = null;
            return Results.NoContent();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<IResult> StartAgainAsync()
    {
        await _one.WaitAsync();
        try
        {
            _product ??= await ProductProcess.StartAtAsync(BaseAddress, _data.Folder);
            return Results.NoContent();
        }
        finally
        {
            _one.Release();
        }
    }
}
