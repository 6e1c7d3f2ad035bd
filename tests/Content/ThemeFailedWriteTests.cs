using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Content;

/// <summary>A store that refuses an append: the caller hears of it, and the same command later completes what was promised.</summary>
public sealed class ThemeFailedWriteTests
{
    [Fact]
    public async Task A_command_whose_append_fails_is_no_success_and_its_retry_completes_it_once()
    {
        var refusals = new Refusals();
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configure = builder =>
            {
                var real = builder.Services.Last(service => service.ServiceType == typeof(IFactStore));
                builder.Services.Replace(ServiceDescriptor.Singleton<IFactStore>(services => new RefusingStore(
                    (IFactStore)(real.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, real.ImplementationType!)),
                    refusals)));
            },
        });
        var school = await TestSchool.CreateAsync(app);
        var teacher = school.As(Role.Teacher);
        var theme = HttpAssertions.Json("""{"title":"T","questions":[{"id":"q1","type":"true_false","prompt":"?","answer":["true"]}]}""");
        var id = (await teacher.PostAsync("/api/themes", theme).ShouldBe(HttpStatusCode.Created)).GetProperty("id").GetString();

        refusals.Next = 1;
        using var failed = await teacher.PostAsync($"/api/themes/{id}/submit", new { comment = "prêt" }, key: "once");
        await failed.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "server.unavailable");
        var retried = await teacher.PostAsync($"/api/themes/{id}/submit", new { comment = "prêt" }, key: "once").ShouldBe(HttpStatusCode.OK);

        (retried.GetProperty("status").GetString()!, retried.GetProperty("revision").GetInt64()).Should().Be(("pending_review", 2));
        var listed = (await teacher.GetJsonAsync("/api/themes")).GetProperty("items")[0];
        listed.GetProperty("status").GetString().Should().Be("pending_review");
        (await teacher.GetJsonAsync($"/api/themes/{id}/history")).GetProperty("items").GetArrayLength().Should().Be(2);
        var facts = await app.Services.GetRequiredService<IFactStore>().ReadAsync(school.Tenant, 0, 100);
        facts.Should().ContainSingle(fact => fact.Fact.Kind == "theme.submitted");
    }

    /// <summary>How many appends of themes are still to be refused.</summary>
    private sealed class Refusals
    {
        public int Next { get; set; }
    }

    private sealed class RefusingStore(IFactStore real, Refusals refusals) : IFactStore
    {
        public Task<AppendOutcome> AppendAsync(string tenant, long expectedHead, ImmutableArray<Append> appends)
        {
            if (refusals.Next == 0 || !appends.Any(append => append.Facts.Any(fact => fact.ThemeId is not null)))
                return real.AppendAsync(tenant, expectedHead, appends);
            refusals.Next--;
            throw new IOException("The disk is full.");
        }

        public Task<long> GetHeadAsync(string tenant, CancellationToken cancellationToken = default) => real.GetHeadAsync(tenant, cancellationToken);

        public Task<ImmutableArray<StoredFact>> ReadScopeAsync(FactScope scope, long after, int limit, CancellationToken cancellationToken = default) =>
            real.ReadScopeAsync(scope, after, limit, cancellationToken);

        public Task<long> GetScopeHeadAsync(FactScope scope, CancellationToken cancellationToken = default) => real.GetScopeHeadAsync(scope, cancellationToken);

        public Task<ImmutableArray<StoredFact>> ReadAsync(string tenant, long after, int limit, CancellationToken cancellationToken = default) =>
            real.ReadAsync(tenant, after, limit, cancellationToken);
    }
}
