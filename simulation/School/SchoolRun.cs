using System.Globalization;

namespace StudyMate.Simulation;

/// <summary>One seed: several schools, their people and devices, and everything that can go wrong, from the first command to the last check.</summary>
internal sealed class SchoolRun : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Far more than any run needs; beyond it something goes round in circles.</summary>
    private const long MostSteps = 20_000_000;

    private const int LeastCommands = 500;
    private const int Batches = 24;

    private readonly SimulatedWorld _world;
    private readonly SimulatedProcess _outside;
    private readonly Chance _chance;
    private readonly Faults _faults;
    private readonly Findings _findings;
    private readonly Receivers _receivers;
    private readonly SimulatedDisk _disk;
    private readonly CrashPlan _crashes;
    private readonly Lives _lives;
    private readonly Clients _clients;
    private readonly List<SchoolModel> _schools;
    private int _commands;

    private SchoolRun(int seed, Mutant mutant, TextWriter? trace)
    {
        _world = new SimulatedWorld((ulong)seed, Monday);
        _outside = new SimulatedProcess(_world);
        _chance = new Chance((ulong)seed * 2 + 1);
        _findings = new Findings(_world, trace);
        _faults = new Faults(_chance.Fork(), Coverage);
        _receivers = new Receivers(_chance.Fork(), _faults, Coverage);
        _disk = new SimulatedDisk(_outside.Time);
        var outside = new Outside(_findings, _faults, Coverage, new EntryWatch(_findings, Coverage), _chance.Fork(), _receivers, mutant);
        _lives = new Lives(_world, _outside, _disk, outside, _chance.Fork());
        _crashes = new CrashPlan(_chance.Fork(), LeastCommands);
        _clients = new Clients(
            _outside, new Edge(() => _lives.Current, _outside, _chance.Fork(), _findings, Coverage), _findings, Coverage, () => _commands++);
        _schools = [.. Enumerable.Range(1, 2 + _chance.Below(2)).Select(number => new SchoolModel(string.Create(CultureInfo.InvariantCulture, $"school-{number}")))];
    }

    public Coverage Coverage { get; } = new();

    /// <summary>Runs a seed to its end or its first violation.</summary>
    public static SchoolOutcome Run(int seed, Mutant mutant = Mutant.None, TextWriter? trace = null)
    {
        using var run = new SchoolRun(seed, mutant, trace);
        run.RunToTheEnd();
        return new SchoolOutcome(seed, run._findings.Violation, run._world.Digest, run._world.Steps, run._commands, run._lives.Crashes, run.Coverage);
    }

    public void Dispose()
    {
        _lives.End();
        _disk.Dispose();
    }

    private void RunToTheEnd()
    {
        try
        {
            Drive(_outside.Start(_lives.StartAsync));
            Drive(_outside.Start(WorkAsync), crash: true);
            Drive(_outside.Start(CloseAsync));
        }
        catch (ViolationException)
        {
            // The first violation is noted already; what follows from it is of no interest.
        }
        catch (InvalidOperationException broken)
        {
            _findings.Violate($"simulation: {broken.Message}");
        }
    }

    /// <summary>The working day, with crashes.</summary>
    private async Task WorkAsync()
    {
        await Task.WhenAll(_schools.Select(WorkAsync));
        _findings.Expect(_commands >= LeastCommands, $"simulation: only {_commands} commands");
    }

    private async Task WorkAsync(SchoolModel school)
    {
        var principal = new Principal(_clients, _chance.Fork(), school);
        var author = new Author(_clients, _chance.Fork(), school);
        await principal.OpenAsync(classes: 2, studentsPerClass: 4);
        await author.PrepareAsync();
        var other = _schools[(_schools.IndexOf(school) + 1) % _schools.Count];
        var share = LeastCommands / _schools.Count;
        var devices = school.Students.Values.Where(student => student.HasDevice).Select((student, index) =>
            new StudentDevice(_clients, _chance.Fork(), school, student, throughServer: index == 0).PlayAsync(Batches)).ToList();
        await Task.WhenAll(
        [
            .. devices,
            principal.WorkAsync(share / 4),
            author.WorkAsync(share / 8),
            new Marker(_clients, _chance.Fork(), school).WorkAsync(share / 12),
            new Onlookers(_clients, _chance.Fork(), school, other).LookAsync(share / 10),
        ]);
    }

    /// <summary>Everything calms down, the power goes once more, and then all is looked at.</summary>
    private async Task CloseAsync()
    {
        _faults.Active = false;
        await _lives.RestartAsync();
        for (var waited = 0; waited < 36 && !IsDispatched(); waited++)
            await Task.Delay(TimeSpan.FromMinutes(5), _outside.Time);
        await _lives.RestartAsync();
        foreach (var school in _schools)
            await new CheckSchool(school, _lives.Current!.Grains, _disk, _outside, _findings, _receivers).AllAsync();
    }

    /// <summary>Whether nothing is on its way to a webhook any more.</summary>
    private bool IsDispatched() =>
        _disk.Session.Scalar("SELECT count(*) FROM outbox WHERE dispatched = 0") is "0"
        && _disk.Session.Scalar("SELECT count(*) FROM webhook_deliveries WHERE status = 'waiting'") is "0";

    private void Drive(Task work, bool crash = false)
    {
        while (!work.IsCompleted)
        {
            if (_findings.Violation is not null)
                throw new ViolationException(_findings.Violation);
            if (!_world.Step() || _world.Steps > MostSteps)
            {
                _findings.Violate("progress: nothing happens any more, and not everything is done");
                throw new ViolationException(_findings.Violation!);
            }

            if (crash && _crashes.Next(_commands, _lives.Current is { IsWriting: true }) is { } how)
                _lives.Die(how);
            _lives.Tick();
        }

        if (work.IsFaulted && _findings.Violation is null)
            _findings.Violate($"simulation: {work.Exception!.InnerException}");
    }
}

/// <param name="Seed">What was run.</param>
/// <param name="Violation">The first invariant that did not hold, or null.</param>
/// <param name="Digest">Over every choice and every answer.</param>
/// <param name="Steps">Turns.</param>
/// <param name="Commands">Commands that clients issued, without repetitions.</param>
/// <param name="Crashes">How often the host died.</param>
/// <param name="Coverage">What happened how often.</param>
internal sealed record SchoolOutcome(int Seed, string? Violation, ulong Digest, long Steps, int Commands, int Crashes, Coverage Coverage);
