using System.Net.WebSockets;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>Browsers cannot send a header with a WebSocket: the token stands in the address, and must not end up anywhere else.</summary>
public sealed class HubTokenTests
{
    [Fact]
    public async Task The_token_in_the_address_is_written_nowhere()
    {
        using var data = new TempFolder();
        const string Secret = "this-is-the-token-of-somebody";
        await using var product = await ProductProcess.StartAsync(
            data.Path, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace");

        await FluentActions.Awaiting(() => HubClient.OpenAsync(product.BaseAddress, $"/hubs/figures?other=kept&access_token={Secret}"))
            .Should().ThrowExactlyAsync<WebSocketException>();

        foreach (var written in (Func<string>[])[() => product.Output, () => ReadLog(DataFolderContents.LogOf(data.Path))])
        {
            await Wait.UntilAsync(() => written().Contains("answered 401", StringComparison.Ordinal));
            written().Should().NotContain(Secret);
        }
    }

    private static string ReadLog(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return new StreamReader(file).ReadToEnd();
    }
}
