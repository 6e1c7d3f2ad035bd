using StudyMate.Facts;
using static StudyMate.Storage.StorageFixture;

namespace StudyMate.Storage;

public sealed class RowsTests : EachDatabaseTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 6, 0, 0, TimeSpan.Zero);

    [Theory, EachDatabase]
    public async Task Rows_are_mapped_by_column_name_to_a_constructor(string database)
    {
        Open(database);
        await Storage.Rows.RunAsync(Failure("thing.gone"));

        var rows = await Storage.Rows.QueryAsync<Row>("Telemetry/RecentErrors", Failures);

        rows.Should().Equal(new Row("GET", 404, "thing.gone", Start, null, "/api/things"));
    }

    [Theory, EachDatabase]
    public async Task A_single_value_is_the_first_column(string database)
    {
        Open(database);
        await Storage.Rows.WriteAsync(KeyRow("k", "owner"));

        (await Storage.Rows.QueryAsync<string>("Keys/Find", new { tenant = "school", kind = "test", value = "k" })).Should().Equal("owner");
        (await Storage.Rows.QueryAsync<string>("Keys/Find", new { tenant = "school", kind = "test", value = "other" })).Should().BeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_row_that_does_not_fit_its_type_is_refused(string database)
    {
        Open(database);
        await Storage.Rows.RunAsync(Failure("n"));

        await FluentActions.Awaiting(() => Storage.Rows.QueryAsync<TooShort>("Telemetry/RecentErrors", Failures)).Should().ThrowExactlyAsync<InvalidOperationException>();
        await FluentActions.Awaiting(() => Storage.Rows.QueryAsync<TooLong>("Keys/Find", new { tenant = "school", kind = "test", value = "k" }))
            .Should().ThrowExactlyAsync<InvalidOperationException>();
    }

    [Theory, EachDatabase]
    public async Task A_parameter_that_is_not_supplied_is_refused(string database)
    {
        Open(database);
        await FluentActions.Awaiting(() => Storage.Rows.QueryAsync<string>("Keys/Find", new { tenant = "school", kind = "test" })).Should().ThrowExactlyAsync<ArgumentException>();
        await FluentActions.Awaiting(() => Storage.Rows.RunAsync(Statement.Of("Keys/Release", ("tenant", "school")))).Should().ThrowExactlyAsync<ArgumentException>();
    }

    [Theory, EachDatabase]
    public async Task An_unknown_statement_is_refused(string database)
    {
        Open(database);
        static Statement Take(string owner) => Statement.Of("Keys/Take", ("tenant", "school"), ("kind", "test"), ("value", "k"), ("owner", owner));

        (await Storage.Rows.RunAndCountAsync(Take("owner"), Take("other"))).Should().Equal(1, 0);
    }

    [Theory, EachDatabase]
    public async Task Writes_tell_how_many_rows_they_changed(string database)
    {
        static Statement Take(string owner) => Statement.Of("Keys/Take", ("tenant", "school"), ("kind", "test"), ("value", "k"), ("owner", owner));

        Open(database);
        (await Storage.Rows.RunAndCountAsync(Take("owner"), Take("other"))).Should().Equal(1, 0);
    }

    [Theory, EachDatabase]
    public async Task A_cancelled_read_stops(string database)
    {
        Open(database);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await FluentActions.Awaiting(() => Storage.Rows.QueryAsync<long>("Core/ReadProbe", null, cancelled.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    /// <summary>Asks for what <see cref="Failure"/> wrote; names of parameters in another case than the statement's.</summary>
    private static object Failures => new { Tenant = "school", Begin = Start, Until = Start.AddMinutes(1), Route = (string?)null, Limit = 10 };

    /// <summary>A row with texts, a number, an instant and nothing where there may be nothing.</summary>
    private static Statement Failure(string code) => Statement.Of(
        "Telemetry/AddErrors", ("tenant", "school"), ("minute", (DateTimeOffset?)Start), ("method", "GET"), ("route", "/api/things"), ("http_status", 404),
        ("code", code), ("failures", 1), ("last_at", (DateTimeOffset?)Start), ("request_id", (string?)null));

    private sealed record Row(string Method, int HttpStatus, string Code, DateTimeOffset LastAt, string? RequestId, string Route);

    private sealed record TooShort(string Code);

    private sealed record TooLong(string Owner, string Missing);
}
