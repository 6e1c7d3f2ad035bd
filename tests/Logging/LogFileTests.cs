using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Extensions.Logging;
using StudyMate.Hosting;
using StudyMate.Infrastructure;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace StudyMate.Logging;

public sealed partial class LogFileTests : IDisposable
{
    /// <summary>In the message and as a value of its own, so eight lines fill a file of the smallest size.</summary>
    private static readonly string Long = new('x', 64 * 1024);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_full_file_is_set_aside_and_the_oldest_goes()
    {
        Log(new LogOptions { FileMib = 1, Files = 3 }, logger =>
        {
            for (var n = 0; n < 70; n++)
                LogPut(logger, null, n, Long);
        });

        Assert.Equal(["studymate_006.log", "studymate_007.log", "studymate_008.log"], Names());
        Assert.Equal([.. Enumerable.Range(64, 6)], Lines("studymate_008.log").Select(line => line.GetProperty("count").GetInt32()));
        Assert.All(Names(), name => Assert.InRange(new FileInfo(PathOf(name)).Length, 1, (1024 * 1024) + (2 * Long.Length)));
    }

    [Fact]
    public void A_restart_goes_on_in_the_same_file()
    {
        Log(new LogOptions(), LogEarly);
        Log(new LogOptions(), LogEarly);

        Assert.Equal(2, Lines("studymate.log").Length);
    }

    [Fact]
    public void Old_files_and_files_beyond_the_number_are_removed()
    {
        Directory.CreateDirectory(PathOf(""));
        foreach (var name in new[] { "studymate.log", "studymate_001.log", "studymate_002.log", "studymate_003.log", "studymate.1.log", "other.log" })
            File.WriteAllText(PathOf(name), "x");
        foreach (var name in new[] { "studymate_002.log", "studymate.1.log", "other.log" })
            File.SetLastWriteTimeUtc(PathOf(name), DateTime.UtcNow.AddDays(-31));

        Log(new LogOptions { Files = 2 }, LogEarly);

        Assert.Equal(["other.log", "studymate_001.log", "studymate_003.log"], Names());
    }

    [Fact]
    public void Entries_are_lines_of_json_with_their_values_and_scopes()
    {
        Log(new LogOptions(), logger =>
        {
            using (logger.BeginScope(new Dictionary<string, object?> { ["requestId"] = "r-1", ["tenant"] = "school" }))
                LogPut(logger, new InvalidOperationException("Schön"), 3, "line\nbreak");
        });

        var line = Assert.Single(Lines("studymate.log"));
        Assert.Equal("Warning", line.GetProperty("@l").GetString());
        Assert.Equal("Test", line.GetProperty("SourceContext").GetString());
        Assert.Equal("LogPut", line.GetProperty("EventId").GetProperty("Name").GetString());
        Assert.Equal(3, line.GetProperty("count").GetInt32());
        Assert.Equal("line\nbreak", line.GetProperty("name").GetString());
        Assert.Equal("r-1", line.GetProperty("requestId").GetString());
        Assert.Equal("school", line.GetProperty("tenant").GetString());
        Assert.Contains("Schön", line.GetProperty("@x").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_logged_before_the_folder_is_opened_is_written_once_it_is()
    {
        using var folder = new DataFolder(Options.Create(new DataOptions { Folder = _folder.Path }));
        using (var logs = LoggingServices.JsonLines(output: null, () => folder, Options.Create(new LogOptions()), TimeProvider.System))
        {
            LogEarly(logs.CreateLogger("Test"));
            Assert.False(Directory.Exists(PathOf("")));
            folder.Open();
            LogPut(logs.CreateLogger("Test"), null, 1, "late");
        }

        Assert.Equal(["early", "Put 1 of \"late\"."], Lines("studymate.log").Select(line => line.GetProperty("@m").GetString()));
    }

    [Fact]
    public void What_cannot_be_written_stops_nobody_and_is_tried_again()
    {
        var clock = TestClock.Noon();
        using var folder = new DataFolder(Options.Create(new DataOptions { Folder = _folder.Path }));
        folder.Open();
        File.WriteAllText(_folder.File("logs"), "A file where the folder should be.");
        var writer = new LogWriter(failures => LoggingServices.LoggerOf(to => LogFile.Write(to, folder, new LogOptions(), clock), failures), clock);
        using (var logs = new SerilogLoggerProvider(new LoggerConfiguration().WriteTo.Sink(writer).CreateLogger(), dispose: true))
        {
            var logger = logs.CreateLogger("Test");
            LogPut(logger, null, 1, "lost");
            File.Delete(_folder.File("logs"));
            LogPut(logger, null, 2, "waits");
            Assert.False(Directory.Exists(PathOf("")));
            clock.Advance(TimeSpan.FromSeconds(30));
            LogPut(logger, null, 3, "is written");
        }

        Assert.Equal([2, 3], Lines("studymate.log").Select(line => line.GetProperty("count").GetInt32()));
    }

    [Fact]
    public void Standard_output_gets_every_line_at_once()
    {
        using var folder = new DataFolder(Options.Create(new DataOptions { Folder = _folder.Path }));
        using var output = new Pipe();
        using (var logs = LoggingServices.JsonLines(output, () => folder, Options.Create(new LogOptions()), TimeProvider.System))
            LogEarly(logs.CreateLogger("Test"));

        Assert.Equal("early", JsonDocument.Parse(output.ToString()).RootElement.GetProperty("@m").GetString());
        Assert.False(Directory.Exists(PathOf("")));
    }

    [Fact]
    public async Task Whoever_logs_never_waits_and_what_was_dropped_is_counted()
    {
        using var output = new Pipe { Stuck = true };
        using (var logs = LoggingServices.JsonLines(output, folder: null, Options.Create(new LogOptions()), TimeProvider.System))
        {
            var logger = logs.CreateLogger("Test");
            LogEarly(logger);
            await Wait.UntilAsync(() => output.IsWaiting);
            for (var n = 0; n < 10_007; n++)
                LogPut(logger, null, n, "much");
            output.Stuck = false;
        }

        Assert.Equal(10_002, output.Count);
        Assert.Contains("\"@m\":\"7 log lines were dropped.\"", output.ToString(), StringComparison.Ordinal);
    }

    private void Log(LogOptions options, Action<ILogger> log)
    {
        using var folder = new DataFolder(Options.Create(new DataOptions { Folder = _folder.Path }));
        folder.Open();
        using var logs = LoggingServices.JsonLines(output: null, () => folder, Options.Create(options), TimeProvider.System);
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        log(factory.CreateLogger("Test"));
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, "logs", name);

    private string[] Names() => [.. Directory.EnumerateFiles(PathOf("")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private JsonElement[] Lines(string name) => [.. File.ReadAllLines(PathOf(name)).Select(line => JsonDocument.Parse(line).RootElement)];

    [LoggerMessage(LogLevel.Information, "early")]
    private static partial void LogEarly(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "Put {count} of {name}.")]
    private static partial void LogPut(ILogger logger, Exception? exception, int count, string name);

    /// <summary>A standard output that somebody may stop reading.</summary>
    private sealed class Pipe : StringWriter
    {
        private volatile bool _stuck;
        private volatile bool _waiting;
        private volatile int _count;

        public bool Stuck { set => _stuck = value; }

        public bool IsWaiting => _waiting;

        public int Count => _count;

        public override void Flush()
        {
            _waiting = _stuck;
            while (_stuck)
                Thread.Sleep(1);
            _count++;
        }
    }
}
