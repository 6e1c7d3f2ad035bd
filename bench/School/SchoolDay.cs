namespace StudyMate.Bench;

/// <summary>
/// A school whose students play on their devices until they are told to stop; afterwards every figure is compared with what they sent.
/// </summary>
internal sealed class SchoolDay(ApiClient api, int students, CancellationToken stop)
{
    private const int Themes = 4;
    private const int Questions = 10;

    private readonly DeviceCounters _counters = new();
    private BenchSchool _school = null!; // set by SetUpAsync
    private Ledger[] _ledgers = [];
    private IReadOnlyList<string> _differences = [];
    private int _progress;
    private int _kpis;
    private int _heatmaps;

    public int Classes => _school.Classes.Count;

    public async Task SetUpAsync(string email, string password)
    {
        var themes = Enumerable.Range(1, Themes).Select(number => new BenchTheme($"Thème {number}", Questions)).ToArray();
        _school = await new SchoolSetup(api, stop).RunAsync(email, password, students, themes);
    }

    /// <summary>Plays until it is over and everything is handed over.</summary>
    public async Task PlayAsync(TimeSpan pause, int seed, Func<bool> isOver)
    {
        var habits = new DeviceHabits(
            Questions, pause, OfflineShare: 0.2, DuplicateShare: 0.05, ReorderedShare: 0.05, LateShare: 0.05, WatchShare: 0.05);
        var devices = _school.Students
            .Select((student, index) => new Device(api, _school, student, habits, _counters, seed * 100_000 + index))
            .ToArray();
        _ledgers = [.. devices.Select(device => device.Ledger)];
        var starts = new Random(seed);
        await Task.WhenAll(devices.Select(device => device.RunAsync(pause * starts.NextDouble(), isOver, stop)));
    }

    public async Task CompareAsync()
    {
        // The staff's token may have run out while the students played.
        _school = await new SchoolSetup(api, stop).SignInAgainAsync(_school);
        var expected = new ExpectedFigures(_school, _ledgers);
        var compare = new CompareFigures(api, _school, _counters.Position, stop);
        _progress = await compare.ProgressAsync(_ledgers, expected);
        (_kpis, _heatmaps) = await compare.ScopesAsync(expected);
        _differences = compare.Differences;
    }

    /// <summary>What was sent.</summary>
    public void AddLoad(Report report, TimeSpan played)
    {
        report.Add("sessions played", "sessions", _ledgers.Sum(ledger => ledger.Sessions.Count));
        report.Add("events sent", "eventsSent", _counters.SentEvents);
        report.Add("  of them out of order", "eventsReordered", _counters.ReorderedEvents);
        report.Add("  of them late", "eventsLate", _counters.LateEvents);
        report.Add("events acknowledged per second", "eventsPerSecond", _counters.AcceptedEvents / played.TotalSeconds, "{0:N1}");
    }

    /// <summary>What must have come of it, while every answer arrived.</summary>
    public void AddExpectations(Report report)
    {
        report.Expect("events acknowledged", "eventsAcknowledged", _counters.AcceptedEvents, _counters.MadeEvents);
        report.Expect("duplicates recognised", "duplicates", _counters.DuplicateEvents, _counters.SentEvents - _counters.MadeEvents);
        AddFigures(report);
    }

    /// <summary>What must have come of it when answers were lost: then a repetition is a duplicate that the device knows nothing of.</summary>
    public void AddExpectationsAfterLostAnswers(Report report)
    {
        report.Expect(
            "events acknowledged, repetitions included", "eventsAcknowledged", _counters.AcceptedEvents + _counters.DuplicateEvents, _counters.SentEvents);
        AddFigures(report);
    }

    private void AddFigures(Report report)
    {
        report.Expect("events not rejected", "notRejected", _counters.SentEvents - _counters.RejectedEvents, _counters.SentEvents);
        report.Expect("own progress includes the upload", "progressFresh", _counters.Seen, _counters.Watches);
        report.Expect("progress equals what was sent", "progressEqual", _progress, students);
        report.Expect("key figures equal what was sent", "kpisEqual", _kpis, Classes + 1);
        report.Expect("heatmaps equal what was sent", "heatmapsEqual", _heatmaps, Classes + 1);
        foreach (var difference in _differences)
            report.Note("  difference", difference);
    }
}
