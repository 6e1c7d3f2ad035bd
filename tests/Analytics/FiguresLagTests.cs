using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Providers;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Analytics;

/// <summary>Streams that lose everything, and nobody who reads: figures look at the log by themselves, and say how far they were behind.</summary>
public sealed class FiguresLagTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
    private readonly Warnings _warnings = new();
    private readonly Lags _lags = new();
    private StudyMateApp _app = null!;
    private FiguresSchool _school = null!;
    private string _class = "";

    public async Task InitializeAsync()
    {
        _app = await StudyMateApp.StartAsync(new AppSettings
        {
            Time = _clock,
            Configure = builder =>
            {
                builder.Services.AddSingleton<IIncomingGrainCallFilter>(new LosingStreams());
                FaultyFactStore.Register(builder.Services);
                builder.Logging.AddProvider(_warnings);
            },
        });
        _school = await FiguresSchool.CreateAsync(_app);
        _class = await _school.ClassAsync("6e A");
        // From here on the class's figures are there, and nobody asks for them again.
        await _school.KpisAsync(_school.Admin, $"classId={_class}");
    }

    public async Task DisposeAsync()
    {
        _lags.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Facts_that_no_message_brought_are_folded_at_the_next_look_and_watchers_hear_of_it()
    {
        await using var client = await LiveConnections.OpenAsync(_school.School, Role.Direction);
        await LiveConnections.WatchAsync(client, _class);
        var position = await AppendAsync();

        _clock.Advance(FiguresProjection.LogCheckPeriod);

        await LiveConnections.UntilAsync(client, position);
        _warnings.Texts.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_was_more_than_ten_seconds_behind_is_named_with_positions_and_measured()
    {
        await using var client = await LiveConnections.OpenAsync(_school.School, Role.Direction);
        await LiveConnections.WatchAsync(client, _class);
        // Recorded while nothing here looked.
        var position = await AppendAsync(before: TimeSpan.FromSeconds(5));

        _clock.Advance(FiguresProjection.LogCheckPeriod);

        await LiveConnections.UntilAsync(client, position);
        var warning = _warnings.Texts.Should().ContainSingle(text => text.Contains($"{_school.School.Tenant}/{_class} were 15 s behind", StringComparison.Ordinal)).Subject;
        warning.Should().EndWith($"to {position}");
        _lags.Milliseconds.Should().Contain(15_000);
    }

    [Fact]
    public async Task Whoever_has_folded_everything_says_so()
    {
        _clock.Advance(FiguresProjection.LogCheckPeriod);

        await UntilAsync(() => _lags.Milliseconds.Contains(0));
        _warnings.Texts.Should().BeEmpty();
    }

    [Fact]
    public async Task One_line_tells_that_the_log_cannot_be_read_however_long_that_lasts()
    {
        var store = _app.Services.GetRequiredService<FaultyFactStore>();
        store.HeadFault = new IOException("The database is away.");
        for (var check = 1; check <= 3; check++)
        {
            var before = store.HeadReads(_class);
            // In small steps: a timer runs on from where its last turn ended.
            await UntilAsync(() =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return store.HeadReads(_class) > before;
            });
        }

        store.HeadFault = null;
        // A read comes after the turn that failed last.
        await _school.KpisAsync(_school.Admin, $"classId={_class}");

        _warnings.Texts.Should().ContainSingle(text => text.Contains($"{_school.School.Tenant}/{_class}", StringComparison.Ordinal)).Which.Should().Contain("could not be read");
    }

    private static Task UntilAsync(Func<bool> happened) => Wait.UntilAsync(happened);

    private async Task<long> AppendAsync(TimeSpan before = default)
    {
        var at = _clock.GetUtcNow() - before;
        var facts = new SampleFacts().Played("s1", "t", FiguresSchool.Today, 80).All
            .Select((stored, i) => stored.Fact with { Id = $"lag-{i}", ClassId = _class, RecordedAt = at }).ToImmutableArray();
        return (await _school.School.Grain<IFactLogGrain>("log").AppendAsync(new Append(facts, []))).Position;
    }

    /// <summary>The queue of the streams takes every message and keeps none.</summary>
    private sealed class LosingStreams : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) =>
            typeof(IMemoryStreamQueueGrain).IsAssignableFrom(context.InterfaceMethod.DeclaringType) && context.MethodName is nameof(IMemoryStreamQueueGrain.Enqueue)
                ? Task.CompletedTask
                : context.Invoke();
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        private ImmutableArray<string> _texts = [];

        public ImmutableArray<string> Texts => _texts;

        public ILogger CreateLogger(string categoryName) => categoryName == typeof(FiguresGrainLogic).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            ImmutableInterlocked.Update(ref _texts, static (texts, text) => texts.Add(text), formatter(state, exception));

        public void Dispose()
        {
        }
    }

    /// <summary>Listens to every host of the process: other tests may add values, but take none away.</summary>
    private sealed class Lags : IDisposable
    {
        private readonly MeterListener _listener = new();
        private ImmutableHashSet<double> _milliseconds = [];

        public Lags()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument, Instruments.FiguresLag))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((_, value, _, _) => ImmutableInterlocked.Update(ref _milliseconds, static (all, value) => all.Add(value), value));
            _listener.Start();
        }

        public ImmutableHashSet<double> Milliseconds => _milliseconds;

        public void Dispose() => _listener.Dispose();
    }
}
