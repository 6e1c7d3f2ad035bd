using System.Net;
using System.Net.Http.Headers;
using StudyMate.Common;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.ClusterTests;

/// <summary>What a process remembers of schools and people is soon what the others decided.</summary>
[Collection(SharedCluster.Name)]
public sealed class ManyProcessesTests(SharedCluster cluster)
{
    [MariaDbFact]
    public async Task A_school_that_is_suspended_through_one_door_cannot_be_changed_through_the_other()
    {
        var school = await TestSchool.CreateAsync(cluster.Api);
        var (here, there) = (school.As(Role.Direction), school.On(cluster.All).As(Role.Direction));
        await here.PostAsync("/api/classes", new { name = "before" }).ShouldBe(HttpStatusCode.Created);

        await SharedCluster.Platform(cluster.All).PostAsync($"/api/tenants/{school.Tenant}/suspend", body: null).ShouldBe(HttpStatusCode.OK);

        // Each process hears of it by itself, and a class may be made on either silo.
        await Wait.UntilAsync(async () => await RefusedAsync(here) && await RefusedAsync(there));
        (await here.GetJsonAsync("/api/classes")).GetProperty("items").EnumerateArray().Should().NotBeEmpty();
    }

    [MariaDbFact]
    public async Task Who_signed_in_at_one_door_is_known_at_the_other()
    {
        var school = await RealSchool.OpenAsync(cluster.All);
        var signedIn = await school.SignInAsync(await school.HireAsync(Role.Admin));
        using var elsewhere = cluster.Api.Anonymous();

        var refreshed = await elsewhere.PostAsync("/api/auth/refresh", new { refreshToken = signedIn.GetProperty("refreshToken").GetString() }).ShouldBe(HttpStatusCode.OK);
        foreach (var answer in new[] { signedIn, refreshed })
        {
            elsewhere.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("accessToken").GetString());
            (await elsewhere.GetJsonAsync("/api/tenant")).GetProperty("id").GetString().Should().Be(school.Tenant);
        }
    }

    [MariaDbFact]
    public async Task Many_at_both_doors_share_one_log_without_a_gap()
    {
        var school = await TestSchool.CreateAsync(cluster.All);
        var doors = new[] { school.As(Role.Direction), school.On(cluster.Api).As(Role.Direction) };

        var made = await Task.WhenAll(Enumerable.Range(0, 40).Select(async n =>
            (await doors[n % 2].PostAsync("/api/students", new { firstName = "Zoé", lastName = $"Petit {n}" }).ShouldBe(HttpStatusCode.Created)).GetProperty("id").GetString()));

        made.Distinct(StringComparer.Ordinal).Count().Should().Be(40);
        var stored = await cluster.FactsAsync(school.Tenant);
        stored.Select(fact => fact.Position).Should().Equal(Enumerable.Range(1, stored.Length).Select(n => (long)n));
        stored.Count(fact => fact.Fact.Kind == "student.created").Should().Be(40);
    }

    private static async Task<bool> RefusedAsync(HttpClient direction)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => direction.PostAsync("/api/classes", new { name = Guid.NewGuid().ToString() })));
        foreach (var answer in answers.Where(answer => answer.StatusCode is HttpStatusCode.Forbidden))
            await answer.ShouldBeProblem(HttpStatusCode.Forbidden, "tenant.read_only");
        return answers.All(answer => answer.StatusCode is HttpStatusCode.Forbidden);
    }
}
