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

        Names().Should().Equal("studymate_006.log", "studymate_007.log", "studymate_008.log");
        Lines("studymate_008.log").Select(line => line.GetProperty("count").GetInt32()).Should().Equal([.. Enumerable.Range(64, 6)]);
        Names().Should().AllSatisfy(name => new FileInfo(PathOf(name)).Length.Should().BeInRange(1, (1024 * 1024) + (2 * Long.Length)));
    }

    [Fact]
    public void A_restart_goes_on_in_the_same_file()
    {
        Log(new LogOptions(), LogEarly);
        Log(new LogOptions(), LogEarly);

        Lines("studymate.log").Length.Should().Be(2);
    }

    [Fact]
    public void Nobody_but_the_owner_reads_a_log_whatever_stood_there_before()
    {
        Directory.CreateDirectory(PathOf(""));
        File.WriteAllText(PathOf("studymate.log"), "");
        Log(new LogOptions { FileMib = 1 }, logger =>
        {
            for (var n = 0; n < 20; n++)
                LogPut(logger, null, n, Long);
        });

        Names().Length.Should().BeGreaterThan(1);
        if (OperatingSystem.IsWindows())
            return;
        File.GetUnixFileMode(PathOf("")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var name in Names())
            File.GetUnixFileMode(PathOf(name)).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
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

        Names().Should().Equal("other.log", "studymate_001.log", "studymate_003.log");
    }

    [Fact]
    public void Entries_are_lines_of_json_with_their_values_and_scopes()
    {
        Log(new LogOptions(), logger =>
        {
            using (logger.BeginScope(new Dictionary<string, object?> { ["requestId"] = "r-1", ["tenant"] = "school" }))
                LogPut(logger, new InvalidOperationException("Schön"), 3, "line\nbreak");
        });

        var line = Lines("studymate.log").Should().ContainSingle().Subject;
        line.GetProperty("@l").GetString().Should().Be("Warning");
        line.GetProperty("SourceContext").GetString().Should().Be("Test");
        line.GetProperty("EventId").GetProperty("Name").GetString().Should().Be("LogPut");
        line.GetProperty("count").GetInt32().Should().Be(3);
        line.GetProperty("name").GetString().Should().Be("line\nbreak");
        line.GetProperty("requestId").GetString().Should().Be("r-1");
        line.GetProperty("tenant").GetString().Should().Be("school");
        line.GetProperty("@x").GetString().Should().Contain("Schön");
    }

    [Fact]
    public void What_is_logged_before_the_folder_is_opened_is_written_once_it_is()
    {
        using var folder = new DataFolder(Options.Create(new DataOptions { Folder = _folder.Path }));
        using (var logs = LoggingServices.JsonLines(output: null, () => folder, Options.Create(new LogOptions()), TimeProvider.System))
        {
            LogEarly(logs.CreateLogger("Test"));
            Directory.Exists(PathOf("")).Should().BeFalse();
            folder.Open();
            LogPut(logs.CreateLogger("Test"), null, 1, "late");
        }

        Lines("studymate.log").Select(line => line.GetProperty("@m").GetString()).Should().Equal("early", "Put 1 of \"late\".");
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
            Directory.Exists(PathOf("")).Should().BeFalse();
            clock.Advance(TimeSpan.FromSeconds(30));
            LogPut(logger, null, 3, "is written");
        }

        Lines("studymate.log").Select(line => line.GetProperty("count").GetInt32()).Should().Equal(2, 3);
    }

    [Fact]
    public void What_has_no_room_while_there_is_no_file_is_counted()
    {
        using var folder = new DataFolder(Options.Create(new DataOptions { Folder = _folder.Path }));
        folder.Open();
        var isThere = false;
        var writer = new LogWriter(
            failures => isThere ? LoggingServices.LoggerOf(to => LogFile.Write(to, folder, new LogOptions(), TimeProvider.System), failures) : null,
            TimeProvider.System);
        using (var logs = new SerilogLoggerProvider(new LoggerConfiguration().WriteTo.Sink(writer).CreateLogger(), dispose: true))
        {
            var logger = logs.CreateLogger("Test");
            for (var n = 0; n < 1_005; n++)
                LogPut(logger, null, n, "early");
            isThere = true;
            LogEarly(logger);
            LogEarly(logger);
        }

        Lines("studymate.log").Select(line => line.GetProperty("@m").GetString()).Skip(999)
            .Should().Equal("Put 999 of \"early\".", "5 log lines were dropped.", "early", "early");
    }

    [Fact]
    public void Standard_output_gets_every_line_at_once()
    {
        using var folder = new DataFolder(Options.Create(new DataOptions { Folder = _folder.Path }));
        using var output = new Pipe();
        using (var logs = LoggingServices.JsonLines(output, () => folder, Options.Create(new LogOptions()), TimeProvider.System))
            LogEarly(logs.CreateLogger("Test"));

        JsonDocument.Parse(output.ToString()).RootElement.GetProperty("@m").GetString().Should().Be("early");
        Directory.Exists(PathOf("")).Should().BeFalse();
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

        output.Count.Should().Be(10_002);
        output.ToString().Should().Contain("\"@m\":\"7 log lines were dropped.\"");
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
        private readonly ManualResetEventSlim _read = new(initialState: true);
        private volatile bool _waiting;
        private volatile int _count;

        public bool Stuck
        {
            set
            {
                if (value)
                    _read.Reset();
                else
                    _read.Set();
            }
        }

        public bool IsWaiting => _waiting;

        public int Count => _count;

        public override void Flush()
        {
            _waiting = !_read.IsSet;
            _read.Wait();
            _count++;
        }

        protected override void Dispose(bool disposing)
        {
            _read.Dispose();
            base.Dispose(disposing);
        }
    }
}
