using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StudyMate.Infrastructure;

namespace StudyMate.Cluster;

/// <summary>One process on SQLite: loopback is open to every user of the machine.</summary>
public sealed class StrangerOnTheMachineTests
{
    [Fact]
    public async Task Nobody_who_connects_to_the_silo_is_told_anything()
    {
        using var folder = new TempFolder();
        await using var product = await ProductProcess.StartAsync(folder.Path);

        var listening = Listening(product.Id).ToArray();

        listening.Should().AllSatisfy(endpoint => IPAddress.IsLoopback(endpoint.Address).Should().BeTrue(endpoint.ToString()));
        var silo = listening.Should().ContainSingle(endpoint => endpoint.Port != product.BaseAddress.Port).Subject;
        // Orleans' first bytes are its cluster id, which would open the door to whoever says it.
        (await HeardAsync(silo, [])).Should().Be(0);
        // A preamble's length, and as many bytes.
        (await HeardAsync(silo, [4, 0, 0, 0, 1, 2, 3, 4])).Should().Be(0);
    }

    /// <summary>What the other side said before it hung up.</summary>
    private static async Task<int> HeardAsync(IPEndPoint endpoint, byte[] said)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(endpoint, limit.Token);
            await client.GetStream().WriteAsync(said, limit.Token);
            return await client.GetStream().ReadAsync(new byte[1024], limit.Token);
        }
        catch (Exception fault) when (fault is IOException or SocketException { SocketErrorCode: not SocketError.ConnectionRefused })
        {
            // Hung up on in the middle of a sentence, or before the first word.
            return 0;
        }
    }

    /// <summary>The sockets of a process among those of its network.</summary>
    private static IEnumerable<IPEndPoint> Listening(int process)
    {
        const string Listen = "0A", Socket = "socket:[";
        var own = Directory.EnumerateFiles($"/proc/{process}/fd")
            .Select(file => new FileInfo(file).LinkTarget ?? "").Where(target => target.StartsWith(Socket, StringComparison.Ordinal))
            .Select(target => target[Socket.Length..^1]).ToHashSet(StringComparer.Ordinal);
        return
            from table in new[] { "tcp", "tcp6" }
            from line in File.ReadLines($"/proc/{process}/net/{table}").Skip(1)
            let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where columns[3] is Listen && own.Contains(columns[9])
            select Parse(columns[1]);
    }

    /// <summary>The address stands there as the machine's words have it.</summary>
    private static IPEndPoint Parse(string text)
    {
        var (address, port) = text.Split(':') is [var left, var right] ? (left, right) : throw new FormatException(text);
        var bytes = Convert.FromHexString(address).Chunk(4).SelectMany(word => BitConverter.IsLittleEndian ? word.Reverse() : word).ToArray();
        return new IPEndPoint(new IPAddress(bytes), int.Parse(port, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
