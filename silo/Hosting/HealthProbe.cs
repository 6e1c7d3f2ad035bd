using System.Globalization;

namespace StudyMate.Hosting;

/// <summary>
/// Asks a server for its health and ends: <c>--check-health URL</c>. An image without curl can then say itself how a container is probed.
/// </summary>
internal static class HealthProbe
{
    public const string Option = "--check-health";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The address to ask, when the arguments are those of a probe.</summary>
    public static Uri? Read(IReadOnlyList<string> args) => args switch
    {
        [Option, var url] => Parse(url),
        [var only] when only.StartsWith(Option + "=", StringComparison.Ordinal) => Parse(only[(Option.Length + 1)..]),
        [Option, ..] => throw new StartRefusedException($"The option {Option} needs one address, such as http://127.0.0.1:8080/api/health/ready."),
        _ => null,
    };

    /// <summary>Prints what came back; 0 when it is a success, else 1.</summary>
    public static async Task<int> RunAsync(Uri address, TextWriter output)
    {
        // Never by way of a proxy: the server is beside us.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address);
            var body = await answer.Content.ReadAsStringAsync();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {body}"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException)
        {
            // Not listening, or too slow: that is the answer.
            await output.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static Uri Parse(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new StartRefusedException($"The option {Option} needs an address, such as http://127.0.0.1:8080/api/health/ready, not '{url}'.");
}
