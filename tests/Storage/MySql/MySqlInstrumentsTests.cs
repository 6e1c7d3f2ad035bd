using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StudyMate.Common;
using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Storage;

/// <summary>Transactions are timed by the instruments that SQLite's writer has, so that one dashboard serves both engines.</summary>
public sealed class MySqlInstrumentsTests : IDisposable
{
    private const string Duration = "studymate.storage.commit.duration", Units = "studymate.storage.commit.units";

    private readonly MySqlFixture _storage = new();
    private readonly Heard _heard = new();

    public void Dispose()
    {
        _heard.Dispose();
        _storage.Dispose();
    }

    [MariaDbFact]
    public async Task A_flush_of_facts_is_one_commit_however_many_appends_it_has()
    {
        await _storage.Facts.AppendAsync("school", 0, [Appending(NewFact("a"), NewFact("b")), Appending(NewFact("c"))]);

        _heard.Names.Should().Equal(Duration, Units);
        _heard.Values.Should().AllSatisfy(value => value.Should().BeGreaterThan(0));
        _heard.Values[1].Should().Be(1);
    }

    [MariaDbFact]
    public async Task A_transaction_that_lost_is_timed_once_when_it_is_done()
    {
        var attempts = 0;
        await _storage.Services.GetRequiredService<MySqlDatabase>().WriteAsync(async session =>
        {
            if (++attempts == 1)
                await session.ControlAsync("SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213");
            return await session.ExecuteAsync(KeyRow("key", "owner"));
        });

        attempts.Should().Be(2);
        _heard.Names.Count.Should().Be(2);
    }

    [MariaDbFact]
    public async Task What_is_rolled_back_is_no_commit()
    {
        await _storage.Facts.AppendAsync("school", 0, [Appending(NewFact("a"))]);
        var before = _heard.Names.Count;

        await FluentActions.Awaiting(() => _storage.Facts.AppendAsync("school", 0, [Appending(NewFact("b"))])).Should().ThrowExactlyAsync<Facts.StaleHeadException>();

        _heard.Names.Count.Should().Be(before);
    }

    /// <summary>What the two instruments are told on behalf of one test: others write at the same time.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly AsyncLocal<bool> _mine = new() { Value = true };
        private readonly ConcurrentQueue<(string Name, double Value)> _told = new();
        private readonly MeterListener _listener;

        public Heard()
        {
            _listener = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    // By name: it may be heard of before its field is set.
                    if (instrument.Meter.Name == Instruments.Name && instrument.Name is (Duration or Units))
                        listener.EnableMeasurementEvents(instrument);
                },
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Keep(instrument, value));
            _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Keep(instrument, value));
            _listener.Start();
        }

        public IReadOnlyList<string> Names => [.. _told.Select(told => told.Name)];

        public IReadOnlyList<double> Values => [.. _told.Select(told => told.Value)];

        public void Dispose() => _listener.Dispose();

        private void Keep(Instrument instrument, IConvertible value)
        {
            if (_mine.Value)
                _told.Enqueue((instrument.Name, value.ToDouble(CultureInfo.InvariantCulture)));
        }
    }
}
