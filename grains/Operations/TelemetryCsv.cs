using System.Collections.Immutable;
using System.Globalization;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.Operations;

/// <summary>Minutes as a file for spreadsheets; times in milliseconds, a point before decimals, whatever the reader's country.</summary>
internal static class TelemetryCsv
{
    public static string Of(ImmutableArray<RequestRow> minutes)
    {
        var csv = new CsvWriter("minute", "method", "route", "requests", "successful", "clientErrors", "serverErrors", "averageMs", "p50Ms", "p95Ms", "p99Ms", "maxMs");
        foreach (var minute in minutes)
        {
            var figures = minute.Figures();
            csv.Add(
                Micros.ToInstant(minute.At).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture),
                minute.Method,
                minute.Route,
                Number(figures.Requests),
                Number(figures.Successful),
                Number(figures.ClientErrors),
                Number(figures.ServerErrors),
                Number(figures.AverageMs),
                Number(figures.P50Ms),
                Number(figures.P95Ms),
                Number(figures.P99Ms),
                Number(figures.MaxMs));
        }

        return csv.ToString();
    }

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
