namespace StudyMate.Bench;

/// <summary><c>bench -- idle</c>: what the learning grain of a student who does nothing costs in memory, beyond what it stores.</summary>
internal static class IdleScenario
{
    public const string Name = "idle";
    public const string Usage = "idle [--students 2000] [--json FILE]";

    private const double MaxBytesBeyond = 2.5 * 1024;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("students");
        var students = arguments.Number("students", 2_000, 100, 20_000);
        var report = new Report(Name, $"idle: {students:N0} students");
        var (heap, stored) = await IdleLearners.MeasureAsync(students);
        stop.ThrowIfCancellationRequested();
        report.Add("an idle student's learning grain", "learnerBytes", heap, "{0:N0} bytes");
        report.Add("  of which it stores, as JSON", "learnerStoredBytes", stored, "{0:N0} bytes");
        report.Add("  beyond that", "learnerBytesBeyond", heap - stored, FormattableString.Invariant($"{{0:N0}} bytes, at most {MaxBytesBeyond:N0}"));
        report.Succeeded = heap - stored <= MaxBytesBeyond;
        return report;
    }
}
