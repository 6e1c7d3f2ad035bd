namespace StudyMate.Operations;

/// <summary>What of the figures is good, worth a look, or wrong.</summary>
public sealed class JudgeDiagnosticsRuleTests
{
    [Theory]
    [InlineData(50.0, 0L, 0.0, "healthy")]
    [InlineData(85.0, 0L, 0.0, "degraded")]
    [InlineData(95.0, 0L, 0.0, "unhealthy")]
    [InlineData(50.0, 1L, 0.0, "degraded")]
    [InlineData(50.0, 0L, 601.0, "degraded")]
    public void The_worst_check_decides(double usedPercent, long dead, double oldestSeconds, string status)
    {
        var checks = JudgeDiagnosticsRule.Decide(
            new DatabaseFigures("sqlite", "3", 1, "", 1, 1, 1, 0), new DiskFigures(1, 1, usedPercent), new OutboxFigures(0, oldestSeconds, 0, dead));
        JudgeDiagnosticsRule.StatusOf(checks).Should().Be(status);
    }

    [Fact]
    public void A_database_that_does_not_answer_is_wrong_and_a_slow_one_worth_a_look()
    {
        var disk = new DiskFigures(1, 1, 50);
        JudgeDiagnosticsRule.Decide(null, disk, null)[0].Status.Should().Be(JudgeDiagnosticsRule.Error);
        JudgeDiagnosticsRule.Decide(new DatabaseFigures("sqlite", "3", 1, "", 1, 1_001, 1, 0), disk, null)[0].Status.Should().Be(JudgeDiagnosticsRule.Warning);
    }

    [Fact]
    public void Many_waiting_writes_are_worth_a_look() =>
        JudgeDiagnosticsRule.Decide(new DatabaseFigures("sqlite", "3", 1, "", 1, 1, 1, 1_001), null, null)
            .Where(check => check.Status is not JudgeDiagnosticsRule.Ok).Select(check => check.Name).Should().Equal("queue");
}
