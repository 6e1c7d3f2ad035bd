using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using StudyMate.Common;

namespace StudyMate.Facts;

/// <summary>
/// Appends the facts of one tenant. Interleaves, and the invariant that survives it: at most one flush is in flight, and only the
/// flush touches the head. Whoever arrives meanwhile waits in <c>_waiting</c>, in order, and goes into the next flush together.
/// </summary>
internal sealed partial class FactLogGrain(IFactStore store, TimeProvider time, ILogger<FactLogGrain> logger) : Grain, IFactLogGrain
{
    private const int MaxLinks = 32;

    /// <summary>Appends that may wait for a slow database: more than one process lets through at once; beyond that callers are told to come again.</summary>
    public const int MaxWaiting = 4_096;

    private readonly List<Waiting> _waiting = [];
    private FactAnnouncer? _announcer;
    private string _tenant = "";
    private long? _head;
    private Task? _flight;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _tenant = GrainKeys.TenantOf(this.GetPrimaryKeyString());
        _announcer = new FactAnnouncer(_tenant, this.GetStreamProvider(FactStreams.Provider), logger);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _announcer?.FinishAsync() ?? Task.CompletedTask;

    public async Task<Appended> AppendAsync(Append append)
    {
        Check(append);
        if (_waiting.Count >= MaxWaiting)
            throw new LimitExceededException($"More than {MaxWaiting} appends of '{_tenant}' wait for the database.");
        var entry = new Waiting(append);
        _waiting.Add(entry);
        while (!entry.Done)
        {
            // The first to come starts the flush; those who come meanwhile await it, and the first of them to go on starts the next.
            var flight = _flight ??= FlushAsync();
            await flight;
            if (ReferenceEquals(_flight, flight))
                _flight = null;
        }

        if (entry.Fault is { } fault)
            ExceptionDispatchInfo.Throw(fault);
        return entry.Appended!;
    }

    /// <summary>What is wrong with the caller alone must not reach the flush that it would share.</summary>
    private void Check(Append append)
    {
        if (append.Rows.IsDefault)
            throw new ArgumentException("The append's rows are missing: another version of this program sends them in another form.", nameof(append));
        foreach (var row in append.Rows)
        {
            if (row.Key.IsDefaultOrEmpty || row.Key[0] is not { Name: "tenant" } tenant || !string.Equals(tenant.Text, _tenant, StringComparison.Ordinal))
                throw new ArgumentException($"A row of table '{row.Table}' is not of tenant '{_tenant}'.", nameof(append));
        }
    }

    public async Task<long> GetHeadAsync() => _head ?? await store.GetHeadAsync(_tenant);

    /// <summary>Writes everything that waits, in one transaction. Never throws: each caller finds its own outcome.</summary>
    private async Task FlushAsync()
    {
        var batch = _waiting.ToImmutableArray();
        _waiting.Clear();
        using var activity = Trace(batch);
        var began = time.GetTimestamp();
        try
        {
            var head = _head ?? await store.GetHeadAsync(_tenant);
            var outcome = await store.AppendAsync(_tenant, head, batch.Select(entry => entry.Append).ToImmutableArray());
            _head = outcome.Head;
            Instruments.AppendDuration.Record(time.GetElapsedTime(began).TotalMilliseconds);
            Instruments.AppendBatch.Record(batch.Length);
            for (var index = 0; index < batch.Length; index++)
                batch[index].Complete(outcome.Results[index].Appended, outcome.Results[index].Fault);
            _announcer!.Announce(outcome.Folded);
        }
        catch (StaleHeadException fault)
        {
            // Another activation has taken over: this one must go, with everybody who waits for it.
            activity?.SetStatus(ActivityStatusCode.Error);
            LogStaleHead(fault, _tenant);
            DeactivateOnIdle();
            Fail([.. batch, .. _waiting], fault);
            _waiting.Clear();
        }
        catch (Exception fault)
        {
            // The callers get it (and answer 503). Whether the transaction was committed is not known, so the head is read anew.
            activity?.SetStatus(ActivityStatusCode.Error);
            LogFailedFlush(fault, _tenant, batch.Length);
            Fail(batch, fault);
        }
    }

    /// <summary>A flush belongs to the trace of the call that started it, and names those of the others.</summary>
    private Activity? Trace(ImmutableArray<Waiting> batch)
    {
        if (!Instruments.Activities.HasListeners())
            return null;
        var others = batch.Select(entry => entry.Cause).Where(cause => cause != default && cause.SpanId != Activity.Current?.SpanId);
        return Instruments.Activities.StartActivity(
            "append facts",
            ActivityKind.Client,
            Activity.Current?.Context ?? default,
            [new(Instruments.TenantTag, _tenant), new("studymate.facts.appends", batch.Length)],
            others.Take(MaxLinks).Select(cause => new ActivityLink(cause)));
    }

    private void Fail(ImmutableArray<Waiting> entries, Exception fault)
    {
        _head = null;
        _announcer!.Forget();
        foreach (var entry in entries)
            entry.Complete(null, fault);
    }

    [LoggerMessage(LogLevel.Warning, "The fact log of {Tenant} was advanced by another activation; this one gives way.")]
    private partial void LogStaleHead(Exception fault, string tenant);

    [LoggerMessage(LogLevel.Error, "A flush of {Appends} appends of {Tenant} failed.")]
    private partial void LogFailedFlush(Exception fault, string tenant, int appends);

    private sealed class Waiting(Append append)
    {
        public Append Append { get; } = append;

        /// <summary>The caller's activity, where somebody traces.</summary>
        public ActivityContext Cause { get; } = Activity.Current?.Context ?? default;

        public Appended? Appended { get; private set; }

        public Exception? Fault { get; private set; }

        public bool Done => Appended is not null || Fault is not null;

        public void Complete(Appended? appended, Exception? fault) => (Appended, Fault) = (appended, fault);
    }
}
