using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Telemetry;

/// <summary>What leaves the house of a fault: its kind and its place, not what it says.</summary>
public sealed class ExportedFaultsTests
{
    private const string Somebody = "apolline@quatrefages.example";

    [Fact]
    public async Task A_fault_in_a_grain_is_exported_with_its_place_and_nobody()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Telemetry:OtlpEndpoint"] = collector.Address,
                ["Telemetry:OtlpProtocol"] = "http",
            },
            Configure = builder =>
            {
                // Tests have no logs: those that are exported come back.
                builder.Logging.AddOpenTelemetry();
                var rows = builder.Services.Last(service => service.ServiceType == typeof(IRows)).ImplementationType!;
                builder.Services.AddSingleton<IRows>(services => new BrokenRows((IRows)ActivatorUtilities.CreateInstance(services, rows)));
            },
        });
        var school = await TestSchool.CreateAsync(app);

        await school.As(Role.Direction).GetAsync(new Uri("/api/promotions", UriKind.Relative)).ShouldBe(HttpStatusCode.InternalServerError);
        using (var activity = Instruments.Activities.StartActivity("fails"))
        {
            activity!.SetStatus(ActivityStatusCode.Error, Somebody);
            activity.AddException(new InvalidOperationException(Somebody));
        }

        await Wait.UntilAsync(() =>
            collector.Holds("traces", nameof(BrokenRows)) && collector.Holds("traces", "fails")
            && collector.Holds("logs", nameof(BrokenRows)) && collector.Holds("logs", "Request failed with"));

        foreach (var signal in new[] { "traces", "logs" })
        {
            collector.Holds(signal, typeof(InvalidOperationException).FullName!).Should().BeTrue(signal);
            collector.Holds(signal, "exception.stacktrace").Should().BeTrue(signal);
            collector.Holds(signal, Somebody).Should().BeFalse(signal);
        }
    }

    /// <summary>As a database may say it: with the value that it refuses.</summary>
    private sealed class BrokenRows(IRows rows) : IRows
    {
        public Task<ImmutableArray<T>> QueryAsync<T>(string statement, object? parameters = null, CancellationToken cancellationToken = default) =>
            statement == "Classes/ListPromotions"
                ? throw new InvalidOperationException("Outer", new FormatException($"Duplicate entry '{Somebody}'\nfor key 'email'"))
                : rows.QueryAsync<T>(statement, parameters, cancellationToken);

        public Task WriteAsync(params ImmutableArray<RowChange> changes) => rows.WriteAsync(changes);

        public Task RunAsync(params ImmutableArray<Statement> statements) => rows.RunAsync(statements);

        public Task<ImmutableArray<int>> RunAndCountAsync(params ImmutableArray<Statement> statements) => rows.RunAndCountAsync(statements);
    }
}
