using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StudyMate.Infrastructure;

/// <summary>How a process is started, where that matters.</summary>
internal sealed record Launching
{
    /// <summary>A command that becomes the product, such as one that gives up rights or limits first.</summary>
    public IReadOnlyList<string> Through { get; init; } = [];

    /// <summary>Variables of the environment; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}

/// <summary>The built product as a process of its own, for what only a process can show: being killed, refusing to start, its exit code.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ProductProcess(Process process, Uri baseAddress)
    {
        (_process, BaseAddress) = (process, baseAddress);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public Uri BaseAddress { get; }

    public int Id => _process.Id;

    /// <summary>What it has written to its console so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts on a free port and waits until the health check answers.</summary>
    public static Task<ProductProcess> StartAsync(string dataFolder, params string[] args) =>
        StartAtAsync(new Uri($"http://127.0.0.1:{FreePort()}"), dataFolder, args);

    /// <summary>Starts at an address, which may be that of a process that has ended, and waits until the health check answers.</summary>
    public static Task<ProductProcess> StartAtAsync(Uri address, string dataFolder, params string[] args) =>
        StartAtAsync(new Launching(), address, dataFolder, args);

    /// <summary>The same in other circumstances.</summary>
    public static async Task<ProductProcess> StartAtAsync(Launching how, Uri address, string dataFolder, params string[] args)
    {
        var url = address.GetLeftPart(UriPartial.Authority);
        var product = Launch(how, new Uri(url), ["--urls", url, "--data", dataFolder, "--no-demo", .. args]);
        using var client = new HttpClient { BaseAddress = product.BaseAddress };
        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync(client))
        {
            if (product._process.HasExited || waited.Elapsed > StartTime)
            {
                await product.DisposeAsync();
                throw new InvalidOperationException($"The product did not start: {product.Output}");
            }

            await Task.Delay(50);
        }

        return product;
    }

    /// <summary>Starts with arguments that make it refuse, and returns exit code and console output.</summary>
    public static Task<(int ExitCode, string Output)> RunToEndAsync(string url, params string[] args) => RunAsync(new Launching(), ["--urls", url, .. args]);

    /// <summary>Runs with these arguments and no others until it ends by itself.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(params string[] args) => RunAsync(new Launching(), args);

    /// <summary>The same in other circumstances.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(Launching how, params string[] args)
    {
        await using var product = Launch(how, new Uri("http://127.0.0.1"), args);
        using var limit = new CancellationTokenSource(StartTime);
        await product._process.WaitForExitAsync(limit.Token);
        // The parameterless wait also waits for the readers of the console.
        product._process.WaitForExit();
        return (product._process.ExitCode, product.Output);
    }

    /// <summary>Ends it as kill -9 does: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (_process.HasExited)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ProductProcess Launch(Launching how, Uri address, string[] args)
    {
        string[] command = [.. how.Through, "dotnet", Path.Combine(AppContext.BaseDirectory, "StudyMate.Api.dll"), .. args];
        var start = new ProcessStartInfo(command[0]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in command[1..])
            start.ArgumentList.Add(arg);
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in how.Environment)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        var product = new ProductProcess(process, address);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return product;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/api/health", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
