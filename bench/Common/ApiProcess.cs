using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StudyMate.Bench;

/// <summary>The product, or a part of it, as a process of its own on a free loopback port and a data folder that the scenario owns.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(20);
    private const int KeptOutput = 16_384;

    /// <summary>Where the programs lie.</summary>
    public static string Folder { get; set; } = AppContext.BaseDirectory;

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ApiProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public Uri Address { get; }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Working set, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Largest working set so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts and waits until the health check answers.</summary>
    public static Task<ApiProcess> StartAsync(string dataFolder, CancellationToken cancellationToken) =>
        StartAsync("StudyMate.Api", "/api/health", ["--data", dataFolder], cancellationToken);

    /// <summary>Starts a program of <see cref="Folder"/>, or of another one, and waits until an address of its answers.</summary>
    public static async Task<ApiProcess> StartAsync(
        string program, string health, IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? folder = null)
    {
        var product = Launch(Path.Combine(folder ?? Folder, $"{program}.dll"), arguments);
        try
        {
            using var http = new HttpClient { BaseAddress = product.Address };
            var waited = Stopwatch.StartNew();
            while (!await AnswersAsync(http, health, cancellationToken))
            {
                if (product._process.HasExited || waited.Elapsed > StartTime)
                    throw new BenchException($"{program} did not start:{Environment.NewLine}{product.Output()}");
                await Task.Delay(AskAgain, cancellationToken);
            }

            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does: nothing is flushed.</summary>
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

    private static ApiProcess Launch(string file, IReadOnlyList<string> arguments)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[file, "--urls", address, .. arguments])
            start.ArgumentList.Add(argument);
        // Development brings the demo accounts with which the scenario opens its own school.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        var product = new ApiProcess(new Process { StartInfo = start }, new Uri(address));
        product._process.Start();
        product._process.BeginOutputReadLine();
        product._process.BeginErrorReadLine();
        return product;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string health, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(health, UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    /// <summary>A loopback port that nobody has at the moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Output()
    {
        lock (_output)
            return _output.ToString();
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            // The end is what tells why a process ended.
            _output.AppendLine(line);
            if (_output.Length > KeptOutput)
                _output.Remove(0, _output.Length - KeptOutput);
        }
    }
}
