using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Storage;

namespace StudyMate.Simulation;

/// <summary>
/// The simulated school without chance: nothing goes wrong but what the test says, at the moment that it says. For what a seed has found
/// once, and no seed may find again.
/// </summary>
internal sealed class ScriptedHost : IDisposable
{
    /// <summary>Far more than a day of a school where nobody does anything.</summary>
    private const int MostSteps = 1_000_000;

    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 7, 0, 0, TimeSpan.Zero);

    private readonly SimulatedWorld _world = new(1, Monday);
    private readonly SimulatedProcess _outside;
    private readonly SimulatedDisk _disk;
    private readonly Outside _surroundings;
    private SimulatedHost _life;
    private SimulatedHost? _superseded;
    private string? _failing;
    private bool _goesOnFailing;
    private string? _holding;
    private string? _holdingAppend;
    private TaskCompletionSource? _held;

    public ScriptedHost()
    {
        var chance = new Chance(1);
        var coverage = new Coverage();
        var faults = new Faults(chance, coverage) { Active = false };
        var findings = new Findings(_world, trace: null);
        _outside = new SimulatedProcess(_world);
        _disk = new SimulatedDisk(_outside.Time);
        _surroundings = new Outside(
            findings, faults, coverage, new EntryWatch(findings, coverage), chance, new Receivers(chance, faults, coverage), Mutant.None);
        _life = Start();
    }

    /// <summary>The next append with a fact of this kind fails, as on a full disk.</summary>
    public void FailNext(string kind) => (_failing, _goesOnFailing) = (kind, false);

    /// <summary>Every append with a fact of this kind fails until <see cref="Mend"/>.</summary>
    public void Fail(string kind) => (_failing, _goesOnFailing) = (kind, true);

    /// <summary>There is room on the disk again.</summary>
    public void Mend() => _failing = null;

    /// <summary>The next append with a fact of this kind does not get to the disk before <see cref="Release"/>, and with it none that comes later.</summary>
    public void HoldNextAppend(string kind) => _holdingAppend = kind;

    /// <summary>
    /// The next write of rows, without facts, by a statement of this name does not get to the disk before <see cref="Release"/>; or what the next
    /// query of this name has read does not get to whoever asked.
    /// </summary>
    public void HoldNext(string statement) => _holding = statement;

    /// <summary>What is held goes on.</summary>
    public void Release()
    {
        var held = _held ?? throw new InvalidOperationException("Nothing is held.");
        _held = null;
        held.SetResult();
    }

    /// <summary>Begins what <see cref="Do"/> does; how it ends is nobody's business.</summary>
    public void Begin(Actor actor, string operation, Func<IGrainFactory, Task> send) => _ = In(_life, actor, operation, send);

    /// <summary>The same, and comes back as soon as it is held.</summary>
    public void DoUntilHeld(Actor actor, string operation, Func<IGrainFactory, Task> send) => DoUntil(() => _held is not null, actor, operation, send);

    /// <summary>The same, and comes back as soon as something is so.</summary>
    public void DoUntil(Func<bool> isSo, Actor actor, string operation, Func<IGrainFactory, Task> send)
    {
        Begin(actor, operation, send);
        DriveUntil(isSo);
    }

    /// <summary>Carries a command out as somebody, under an operation id that a repetition repeats.</summary>
    public T Do<T>(Actor actor, string operation, Func<IGrainFactory, Task<T>> send) => DoIn(_life, actor, operation, send);

    /// <summary>The same in the process that everybody believes dead.</summary>
    public T DoInSuperseded<T>(Actor actor, string operation, Func<IGrainFactory, Task<T>> send) =>
        DoIn(_superseded ?? throw new InvalidOperationException("Nobody was superseded."), actor, operation, send);

    /// <summary>Everybody believes the host dead, and another one starts beside it.</summary>
    public void Supersede()
    {
        _superseded = _life;
        _life = Start();
    }

    /// <summary>The power goes, and comes back at once.</summary>
    public void LosePower()
    {
        _life.Kill();
        _disk.LosePower();
        _life = Start();
    }

    public void PassTime(TimeSpan span) => Drive(_outside.Start(() => Task.Delay(span, _outside.Time)));

    /// <summary>First column of the first row, straight from the disk.</summary>
    public string? OnDisk(string sql) => _disk.Session.Scalar(sql);

    public void Dispose()
    {
        _superseded?.Kill();
        _life.Kill();
        _disk.Dispose();
    }

    private T DoIn<T>(SimulatedHost life, Actor actor, string operation, Func<IGrainFactory, Task<T>> send)
    {
        T answer = default!; // Set by the time that Drive returns, or Drive has thrown.
        Drive(In(life, actor, operation, async grains => answer = await send(grains)));
        return answer;
    }

    private static Task In(SimulatedHost life, Actor actor, string operation, Func<IGrainFactory, Task> send) => life.Process.Start(async () =>
    {
        actor.Enter();
        Operation.Enter(operation);
        await send(life.Grains);
    });

    private SimulatedHost Start()
    {
        var life = new SimulatedHost(_world, _disk, _surroundings, services => services
            .AddSingleton<IFactStore>(provider => new FailingAppends(ActivatorUtilities.CreateInstance<SqliteFactStore>(provider), this))
            .AddSingleton<IRows>(provider => new HeldRows(ActivatorUtilities.CreateInstance<SqliteRows>(provider), this)));
        Drive(life.StartAsync());
        return life;
    }

    private void Drive(Task work)
    {
        DriveUntil(() => work.IsCompleted);
        work.GetAwaiter().GetResult();
    }

    private void DriveUntil(Func<bool> isSo)
    {
        var last = _world.Steps + MostSteps;
        while (!isSo())
            (_world.Steps < last && _world.Step()).Should().BeTrue("What the script waits for does not happen.");
    }

    private Task HoldAsync()
    {
        _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _held.Task;
    }

    private static bool Holds(ImmutableArray<Append> appends, string? kind) =>
        appends.Any(append => append.Facts.Any(fact => string.Equals(fact.Kind, kind, StringComparison.Ordinal)));

    private sealed class HeldRows(IRows inner, ScriptedHost script) : IRows
    {
        public async Task<ImmutableArray<T>> QueryAsync<T>(string statement, object? parameters = null, CancellationToken cancellationToken = default)
        {
            var found = await inner.QueryAsync<T>(statement, parameters, cancellationToken);
            await HoldAsync([statement]);
            return found;
        }

        public Task WriteAsync(params ImmutableArray<RowChange> changes) => inner.WriteAsync(changes);

        public async Task RunAsync(params ImmutableArray<Statement> statements)
        {
            await HoldAsync(statements.Select(statement => statement.Name));
            await inner.RunAsync(statements);
        }

        public async Task<ImmutableArray<int>> RunAndCountAsync(params ImmutableArray<Statement> statements)
        {
            await HoldAsync(statements.Select(statement => statement.Name));
            return await inner.RunAndCountAsync(statements);
        }

        private Task HoldAsync(IEnumerable<string> statements)
        {
            if (script._holding is not { } held || !statements.Contains(held, StringComparer.Ordinal))
                return Task.CompletedTask;
            script._holding = null;
            return script.HoldAsync();
        }
    }

    private sealed class FailingAppends(IFactStore inner, ScriptedHost script) : IFactStore
    {
        public async Task<AppendOutcome> AppendAsync(string tenant, long expectedHead, ImmutableArray<Append> appends)
        {
            if (Holds(appends, script._holdingAppend))
            {
                script._holdingAppend = null;
                await script.HoldAsync();
            }

            if (!Holds(appends, script._failing))
                return await inner.AppendAsync(tenant, expectedHead, appends);
            if (!script._goesOnFailing)
                script._failing = null;
            throw new IOException("Scripted: nothing was written.");
        }

        public Task<long> GetHeadAsync(string tenant, CancellationToken cancellationToken = default) => inner.GetHeadAsync(tenant, cancellationToken);

        public Task<long> GetScopeHeadAsync(FactScope scope, CancellationToken cancellationToken = default) => inner.GetScopeHeadAsync(scope, cancellationToken);

        public Task<ImmutableArray<StoredFact>> ReadAsync(string tenant, long after, int limit, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(tenant, after, limit, cancellationToken);

        public Task<ImmutableArray<StoredFact>> ReadScopeAsync(FactScope scope, long after, int limit, CancellationToken cancellationToken = default) =>
            inner.ReadScopeAsync(scope, after, limit, cancellationToken);
    }
}
