using System.Diagnostics;
using System.Net;
using StudyMate.Assignments;
using StudyMate.Infrastructure;

namespace StudyMate.Telemetry;

/// <summary>One request, one trace: from HTTP through grains and storage to what hears of it by the stream.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task A_command_is_one_trace_from_the_request_to_the_figures()
    {
        var school = await LiveSchool.OpenAsync();
        // Figures that are still busy with the opening take this command's facts along, in the opening's trace.
        var opened = await school.Direction.PostAsync("/api/assignments", school.Body()).ShouldBe(HttpStatusCode.Created);
        await school.Direction.GetJsonAsync($"/api/analytics/kpis?atLeast={opened.GetProperty("position").GetInt64()}");
        using var heard = new HeardActivities();
        using var client = school.Direction;
        client.DefaultRequestHeaders.Add("traceparent", heard.TraceParent);

        await client.PostAsync("/api/assignments", school.Body()).ShouldBe(HttpStatusCode.Created);
        await Wait.UntilAsync(() => heard.Ended.Any(activity => activity.OperationName is "fold facts")
            && heard.Ended.Any(activity => activity.Source.Name is "Microsoft.AspNetCore"));

        var fold = heard.Ended.First(activity => activity.OperationName is "fold facts");
        var sources = heard.Above(fold).Select(activity => (activity.Source.Name, activity.Kind)).ToList();
        sources[0].Should().Be(("StudyMate", ActivityKind.Client));
        sources.Should().Contain(("Microsoft.Orleans.Application", ActivityKind.Server));
        sources.Should().Contain(("Microsoft.Orleans.Application", ActivityKind.Client));
        sources[^1].Should().Be(("Microsoft.AspNetCore", ActivityKind.Server));

        var write = heard.Ended.First(activity => activity.OperationName is "write storage");
        write.Source.Name.Should().Be("Microsoft.Orleans.Storage");
        heard.Above(write).Should().Contain(activity => activity.Source.Name == "Microsoft.AspNetCore");
    }

    [Fact]
    public async Task No_name_stands_in_a_trace()
    {
        var school = await LiveSchool.OpenAsync();
        using var heard = new HeardActivities();
        using var client = school.Direction;
        client.DefaultRequestHeaders.Add("traceparent", heard.TraceParent);

        await client.PostAsync("/api/students", new { firstName = "Apolline", lastName = "Quatrefages", email = "apolline@quatrefages.example", classId = school.ClassId })
            .ShouldBe(HttpStatusCode.Created);
        await client.GetJsonAsync("/api/students?search=quatrefages");
        await Wait.UntilAsync(() => heard.Ended.Count(activity => activity.Source.Name is "Microsoft.AspNetCore") == 2);

        var said = heard.Ended.SelectMany(activity => activity.TagObjects
            .Where(tag => !PersonalDataFilter.Removed.Contains(tag.Key, StringComparer.Ordinal))
            .Select(tag => $"{activity.OperationName}: {tag.Key}={tag.Value}"));
        said.Should().NotContain(line => line.Contains("quatrefages", StringComparison.OrdinalIgnoreCase) || line.Contains("apolline", StringComparison.OrdinalIgnoreCase));
    }
}
