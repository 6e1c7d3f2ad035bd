using System.Collections.Immutable;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>GET /api/telemetry/stats → ITelemetryGrain.GetAsync. Four views of the same rows. Refused: <c>telemetry.view_unknown</c>.</summary>
internal sealed class ReadTelemetry(IRows rows, string tenant, TelemetryWindow window, TelemetryQuery query)
{
    private const string Overview = "overview";
    private const string Endpoints = "endpoints";
    private const string Errors = "errors";
    private const string Performance = "performance";

    public async Task<Result<TelemetryView>> AsAskedAsync(DateTimeOffset now, CancellationToken cancellationToken) => query.View switch
    {
        Overview => View() with { Overview = await OverviewAsync(now, cancellationToken) },
        Endpoints => View() with { Endpoints = new([.. (await RoutesAsync(cancellationToken)).OrderByDescending(route => route.Requests).Take(query.Limit).Select(Endpoint)]) },
        Errors => View() with { Errors = await ErrorsAsync(cancellationToken) },
        Performance => View() with { Performance = await PerformanceAsync(cancellationToken) },
        _ => OperationsErrors.UnknownView,
    };

    private TelemetryView View() => new(query.View, window.From, window.To);

    private async Task<TelemetryOverview> OverviewAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hours = await ReadAsync<RequestRow>("Telemetry/ByHour", cancellationToken);
        var days = hours
            .GroupBy(hour => window.DayOf(HourOf(hour)))
            .Select(day => new TelemetryDayFigures(day.Key, Sum(day).Figures()));
        var end = now < window.Until ? now : window.Until;
        var latest = hours
            .Where(hour => HourOf(hour) > end.AddHours(-24))
            .Select(hour => new TelemetryHourFigures(HourOf(hour), hour.Figures()));
        return new TelemetryOverview(Sum(hours).Figures(), [.. days], [.. latest]);
    }

    private async Task<TelemetryErrors> ErrorsAsync(CancellationToken cancellationToken)
    {
        var parameters = Limited();
        var groups = await rows.QueryAsync<ErrorGroupRow>("Telemetry/ErrorGroups", parameters, cancellationToken);
        var recent = await rows.QueryAsync<RecentErrorRow>("Telemetry/RecentErrors", parameters, cancellationToken);
        return new TelemetryErrors(
            [.. groups.Select(row => new TelemetryErrorGroup(row.Method, row.Route, row.HttpStatus, row.Code, row.Failures, Micros.ToInstant(row.LastAt)))],
            [.. recent.Select(row => new TelemetryRecentError(Micros.ToInstant(row.LastAt), row.Method, row.Route, row.HttpStatus, row.Code, row.RequestId))]);
    }

    private async Task<TelemetryPerformance> PerformanceAsync(CancellationToken cancellationToken)
    {
        var routes = await RoutesAsync(cancellationToken);
        var slow = await rows.QueryAsync<SlowRow>("Telemetry/Slowest", Limited(), cancellationToken);
        var total = Sum(routes);
        return new TelemetryPerformance(
            total.Figures(),
            total.Distribution(),
            [.. routes.Select(Endpoint).OrderByDescending(route => route.Figures.P95Ms).Take(query.Limit)],
            [.. slow.Select(row => new TelemetrySlowRequest(Micros.ToInstant(row.Minute), row.Method, row.Route, Math.Round(row.MaxUs / 1_000.0, 1), row.Slowest))]);
    }

    private Task<ImmutableArray<RequestRow>> RoutesAsync(CancellationToken cancellationToken) => ReadAsync<RequestRow>("Telemetry/ByRoute", cancellationToken);

    private Task<ImmutableArray<T>> ReadAsync<T>(string statement, CancellationToken cancellationToken) =>
        rows.QueryAsync<T>(statement, new { tenant, begin = window.Begin, until = window.Until, route = query.Route }, cancellationToken);

    private object Limited() => new { tenant, begin = window.Begin, until = window.Until, route = query.Route, limit = query.Limit };

    private static RequestRow Sum(IEnumerable<RequestRow> rows) => rows.Aggregate(RequestRow.None, (sum, row) => sum.Plus(row));

    private static TelemetryEndpoint Endpoint(RequestRow row) => new(row.Method, row.Route, row.Figures());

    private static DateTimeOffset HourOf(RequestRow row) => DateTimeOffset.UnixEpoch.AddHours(row.At);

    private sealed record ErrorGroupRow(string Method, string Route, int HttpStatus, string Code, long Failures, long LastAt);

    private sealed record RecentErrorRow(long LastAt, string Method, string Route, int HttpStatus, string Code, string? RequestId);

    private sealed record SlowRow(long Minute, string Method, string Route, long MaxUs, string? Slowest);
}
