namespace StudyMate.Operations;

/// <summary>What requests are added up by.</summary>
internal readonly record struct RequestKey(string Tenant, long Minute, string Method, string Route);

/// <summary>The requests of one key so far. Used under a lock.</summary>
internal sealed class RequestTally
{
    /// <summary>Codes are ours and few; should they ever not be, the rest is added up under one.</summary>
    private const int MaxCodes = 32;
    private const string NoCode = "none";
    private const string OtherCodes = "other";

    private readonly long[] _statuses = new long[4];
    private readonly long[] _buckets = new long[Latencies.Count];
    private Dictionary<(int Status, string Code), RequestErrors>? _errors;
    private long _totalMicros;
    private long _maxMicros = -1;
    private string? _slowest;

    public void Add(AnsweredRequest request, DateTimeOffset now)
    {
        var micros = request.Took.Ticks / TimeSpan.TicksPerMicrosecond;
        _statuses[Math.Clamp((request.Status / 100) - 2, 0, 3)]++;
        _buckets[Latencies.BucketOf(micros)]++;
        _totalMicros += micros;
        if (micros > _maxMicros)
            (_maxMicros, _slowest) = (micros, request.RequestId);
        if (request.Status >= 400)
            AddError(request, now);
    }

    public RequestMinute ToMinute(RequestKey key) => new(
        new DateTimeOffset(key.Minute * TimeSpan.TicksPerMinute, TimeSpan.Zero),
        key.Method,
        key.Route,
        [.. _statuses],
        _totalMicros,
        Math.Max(0, _maxMicros),
        _slowest,
        [.. _buckets],
        [.. _errors?.Values ?? Enumerable.Empty<RequestErrors>()]);

    private void AddError(AnsweredRequest request, DateTimeOffset now)
    {
        _errors ??= [];
        var key = (request.Status, Code: request.Code ?? NoCode);
        if (!_errors.ContainsKey(key) && _errors.Count >= MaxCodes)
            key = (request.Status / 100 * 100, OtherCodes);
        var count = _errors.GetValueOrDefault(key)?.Count ?? 0;
        _errors[key] = new RequestErrors(key.Status, key.Code, count + 1, now, request.RequestId);
    }
}
