using System.Net;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

public sealed class CallerLimitsTests
{
    [Fact]
    public async Task A_caller_that_asks_too_much_waits_and_takes_nothing_from_others()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["CallerLimits:Burst"] = "3", ["CallerLimits:RequestsPerSecond"] = "1" },
        });
        var school = await TestSchool.CreateAsync(app);
        var wild = school.As(Role.Admin, "wild");

        HttpResponseMessage? refused = null;
        for (var i = 0; refused is null && i < 100; i++)
        {
            var answer = await wild.GetAsync(new Uri("/api/tenant", UriKind.Relative));
            answer.Headers.GetValues("X-RateLimit-Limit").Single().Should().Be("3");
            if (answer.StatusCode != HttpStatusCode.OK)
                refused = answer;
        }

        await refused!.ShouldBeProblem(HttpStatusCode.TooManyRequests, "request.rate_limited");
        refused!.Headers.RetryAfter.Should().NotBeNull();
        await school.As(Role.Admin, "calm").GetAsync(new Uri("/api/tenant", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
    }
}
