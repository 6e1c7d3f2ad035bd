using System.Diagnostics;

namespace StudyMate.Storage;

/// <summary>One connection, statement by statement, beside which others can run.</summary>
internal sealed class MariaDbSession : IDisposable
{
    private const string Done = "-- done --";
    private readonly Process _client;

    public MariaDbSession(Process client)
    {
        _client = client;
        Run(MariaDb.Open);
    }

    /// <summary>Runs a script that ends each statement with a semicolon; answers the rows as tab-separated values once all is done.</summary>
    public string[] Run(string script)
    {
        _client.StandardInput.WriteLine($"{script.TrimEnd().TrimEnd(';')};\nSELECT '{Done}';");
        _client.StandardInput.Flush();
        var rows = new List<string>();
        while (_client.StandardOutput.ReadLine() is var line && line is not Done)
            rows.Add(line ?? throw new InvalidOperationException(_client.StandardError.ReadToEnd()));
        return [.. rows];
    }

    public void Dispose()
    {
        _client.StandardInput.Close();
        _client.WaitForExit();
        _client.Dispose();
    }
}
