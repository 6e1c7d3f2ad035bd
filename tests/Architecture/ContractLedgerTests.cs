using StudyMate.Infrastructure;

namespace StudyMate.Architecture;

/// <summary>
/// <c>OrleansContracts.txt</c> beside this file: what was promised is kept, and what is new is written down. Removing a line is possible, and it is
/// what a reviewer sees: then no running silo, no record and no fact may know it any more.
/// </summary>
public sealed class ContractLedgerTests
{
    private const string File = "tests/Architecture/OrleansContracts.txt";

    private static readonly string[] Promised = [.. System.IO.File.ReadLines(Repository.Path(File)).Where(line => line.Length > 0 && !line.StartsWith('#'))];

    [Fact]
    public void Nothing_that_was_promised_is_renamed_renumbered_or_removed()
    {
        var broken = Promised.Except(ContractLedger.Lines(), StringComparer.Ordinal).ToList();
        broken.Count.Should().Be(0, $"These lines of {File} do not hold any more. Other versions send and store them:\n{string.Join('\n', broken)}");
    }

    [Fact]
    public void Whatever_is_new_is_written_down()
    {
        var added = ContractLedger.Lines().Except(Promised, StringComparer.Ordinal).ToList();
        added.Count.Should().Be(0, $"Add these lines to {File}, in order; from then on they are promised:\n{string.Join('\n', added)}");
    }

    [Fact]
    public void The_ledger_is_in_order() => Promised.Should().Equal(Promised.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
