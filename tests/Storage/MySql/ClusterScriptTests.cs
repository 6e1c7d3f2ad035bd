namespace StudyMate.Storage;

/// <summary>The queries of deploy/sql against the contract of Orleans' AdoNet providers. Needs no server.</summary>
public sealed class ClusterScriptTests
{
    public static TheoryData<string> Keys => [.. ClusterScripts.Contract.Keys];

    [Fact]
    public void Every_query_that_the_providers_ask_for_is_there_and_no_other() =>
        ClusterScripts.Queries.Keys.Should().Equal(ClusterScripts.Contract.Keys);

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_query_uses_only_parameters_that_the_provider_sends(string key) =>
        SqlText.Parameters(ClusterScripts.Queries[key]).Except(ClusterScripts.Contract[key].Parameters.Split(' ')).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_query_returns_what_the_provider_reads(string key)
    {
        var columns = SqlText.Split(ClusterScripts.Queries[key]).Select(SqlText.Columns).Where(columns => columns.Length > 0).ToArray();

        switch (ClusterScripts.Contract[key].Columns)
        {
            case "":
                columns.Should().BeEmpty();
                break;
            case "*":
                columns.Should().ContainSingle().Which.Should().ContainSingle();
                break;
            case var names:
                names.Split(' ').Except(columns.Should().ContainSingle().Subject, StringComparer.Ordinal).Should().BeEmpty();
                break;
        }
    }

    /// <summary>A second application finds the tables and brings the queries up to date.</summary>
    [Fact]
    public void The_scripts_can_be_repeated() => (
        from script in ClusterScripts.All
        from part in SqlText.Split(ClusterScripts.Outline(script.Sql))
        let text = SqlText.Plain(part)
        where !text.StartsWith("CREATE TABLE IF NOT EXISTS ", StringComparison.Ordinal)
            && !(text.StartsWith("INSERT INTO OrleansQuery ", StringComparison.Ordinal)
                && text.EndsWith(" ON DUPLICATE KEY UPDATE QueryText = VALUES(QueryText)", StringComparison.Ordinal))
        select $"{script.Name}: {text}")
        .Should().BeEmpty();

    /// <summary>What waits for a lock with a transaction open would hold other locks meanwhile: only the first statement may wait.</summary>
    [Fact]
    public void A_transaction_is_closed_by_its_query() => (
        from query in ClusterScripts.Queries
        let parts = SqlText.Split(query.Value)
        where parts.Contains("START TRANSACTION", StringComparer.Ordinal)
        where parts[0] is not "START TRANSACTION" || parts[^1] is not "COMMIT"
        select query.Key)
        .Should().BeEmpty();
}
