using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Logging;

public sealed partial class LogFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_full_file_is_set_aside_and_the_oldest_goes()
    {
        using (var file = Roll(maxBytes: 100, files: 3))
        {
            for (var n = 0; n < 7; n++)
                file.Write(Encoding.UTF8.GetBytes($"line {n} {new string('x', 50)}\n"));
        }

        Assert.Equal(["t.1.log", "t.2.log", "t.log"], Names());
        Assert.StartsWith("line 6", File.ReadAllText(_folder.File("t.log")), StringComparison.Ordinal);
        Assert.StartsWith("line 5", File.ReadAllText(_folder.File("t.1.log")), StringComparison.Ordinal);
        Assert.StartsWith("line 4", File.ReadAllText(_folder.File("t.2.log")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_restart_goes_on_in_the_same_file()
    {
        using (var file = Roll(maxBytes: 1000, files: 3))
            file.Write("one\n"u8);
        using (var file = Roll(maxBytes: 1000, files: 3))
            file.Write("two\n"u8);

        Assert.Equal("one\ntwo\n", File.ReadAllText(_folder.File("t.log")));
    }

    [Fact]
    public void Old_files_and_files_beyond_the_number_are_removed()
    {
        foreach (var name in new[] { "t.1.log", "t.2.log", "t.9.log", "other.log" })
            File.WriteAllText(_folder.File(name), "x");
        File.SetLastWriteTimeUtc(_folder.File("t.2.log"), DateTime.UtcNow.AddDays(-31));

        Roll(maxBytes: 1000, files: 5).Dispose();

        Assert.Equal(["other.log", "t.1.log", "t.log"], Names());
    }

    [Fact]
    public void Entries_are_lines_of_json_with_their_values_and_scopes()
    {
        using var folder = new DataFolder(Options.Create(new DataOptions { Folder = _folder.Path }));
        var sink = new LogSink(() => folder, Options.Create(new LogOptions()), TimeProvider.System, output: null);
        using (var factory = LoggerFactory.Create(logging => logging.AddProvider(new JsonLinesLoggerProvider(sink, TimeProvider.System))))
        {
            var logger = factory.CreateLogger("Test");
            LogEarly(logger);
            folder.Open();
            using (logger.BeginScope(new Dictionary<string, object?> { ["requestId"] = "r-1", ["tenant"] = "school" }))
                LogPut(logger, new InvalidOperationException("Schön"), 3, "line\nbreak");
        }

        sink.Dispose();

        var lines = File.ReadAllLines(Path.Combine(_folder.Path, "logs", "studymate.log")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Equal("early", lines[0].GetProperty("message").GetString());
        Assert.Equal("warning", lines[1].GetProperty("level").GetString());
        Assert.Equal("LogPut", lines[1].GetProperty("event").GetString());
        Assert.Equal(3, lines[1].GetProperty("values").GetProperty("count").GetInt32());
        Assert.Equal("line\nbreak", lines[1].GetProperty("values").GetProperty("name").GetString());
        Assert.Equal("r-1", lines[1].GetProperty("scope").GetProperty("requestId").GetString());
        Assert.Equal("school", lines[1].GetProperty("scope").GetProperty("tenant").GetString());
        Assert.Contains("Schön", lines[1].GetProperty("exception").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_output_gets_every_line_at_once()
    {
        using var folder = new DataFolder(Options.Create(new DataOptions { Folder = _folder.Path }));
        using var output = new MemoryStream();
        using (var sink = new LogSink(() => folder, Options.Create(new LogOptions()), TimeProvider.System, output))
            sink.Write("line\n"u8.ToArray());

        Assert.Equal("line\n", Encoding.UTF8.GetString(output.ToArray()));
        Assert.False(Directory.Exists(_folder.File("logs")));
    }

    private RollingFile Roll(long maxBytes, int files) => new(_folder.Path, "t", maxBytes, files, TimeSpan.FromDays(30), TimeProvider.System);

    private string[] Names() => [.. Directory.EnumerateFiles(_folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [LoggerMessage(LogLevel.Information, "early")]
    private static partial void LogEarly(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "Put {count} of {name}.")]
    private static partial void LogPut(ILogger logger, Exception exception, int count, string name);
}
