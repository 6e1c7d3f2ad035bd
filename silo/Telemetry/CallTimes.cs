using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Orleans;
using StudyMate.Common;

namespace StudyMate.Telemetry;

/// <summary>How long the methods of our grains take in this process: for the meter, and for whoever asks which are slow.</summary>
internal sealed class CallTimes(TimeProvider time) : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<MethodInfo, MethodTimes> _methods = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var method = context.InterfaceMethod;
        if (method.DeclaringType!.Assembly != typeof(GrainKeys).Assembly)
            return context.Invoke();
        var times = _methods.GetOrAdd(method, static method => new MethodTimes(method));
        var began = time.GetTimestamp();
        var running = context.Invoke();
        if (!running.IsCompletedSuccessfully)
            return AwaitAsync(running, times, began);
        times.Add(time.GetElapsedTime(began), failed: false);
        return running;
    }

    /// <summary>What took most time altogether, since this process started.</summary>
    public ImmutableArray<MethodTime> Slowest(int count) =>
        [.. _methods.Values.Select(times => times.Read()).OrderByDescending(method => method.TotalMilliseconds).Take(count)];

    private async Task AwaitAsync(Task running, MethodTimes times, long began)
    {
        var failed = true;
        try
        {
            await running;
            failed = false;
        }
        finally
        {
            times.Add(time.GetElapsedTime(began), failed);
        }
    }

    private sealed class MethodTimes(MethodInfo method)
    {
        private readonly KeyValuePair<string, object?> _grain = new("studymate.grain", method.DeclaringType!.Name);
        private readonly KeyValuePair<string, object?> _method = new("studymate.method", method.Name);
        private long _calls;
        private long _failures;
        private long _ticks;
        private long _longest;

        public void Add(TimeSpan took, bool failed)
        {
            Interlocked.Increment(ref _calls);
            Interlocked.Add(ref _ticks, took.Ticks);
            if (failed)
                Interlocked.Increment(ref _failures);
            var longest = Volatile.Read(ref _longest);
            while (took.Ticks > longest)
            {
                var seen = Interlocked.CompareExchange(ref _longest, took.Ticks, longest);
                if (seen == longest)
                    break;
                longest = seen;
            }

            if (Instruments.GrainCallDuration.Enabled)
                Instruments.GrainCallDuration.Record(took.TotalMilliseconds, _grain, _method);
        }

        public MethodTime Read() => new(
            method.DeclaringType!.Name,
            method.Name,
            Volatile.Read(ref _calls),
            Volatile.Read(ref _failures),
            TimeSpan.FromTicks(Volatile.Read(ref _ticks)).TotalMilliseconds,
            TimeSpan.FromTicks(Volatile.Read(ref _longest)).TotalMilliseconds);
    }
}

/// <summary>The time of one grain method.</summary>
internal sealed record MethodTime(string Grain, string Method, long Calls, long Failures, double TotalMilliseconds, double LongestMilliseconds);
