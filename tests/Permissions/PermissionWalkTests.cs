using System.Globalization;

namespace StudyMate.PermissionsTests;

/// <summary>Every mapped route × every role × a foreign school, over real HTTP, against the reviewed document.</summary>
public sealed class PermissionWalkTests(PermissionWalk walk) : IClassFixture<PermissionWalk>
{
    public static TheoryData<string> Lines => [.. ExpectedAccess.All.Select(line => $"{line.Method} {line.Path}")];

    [Fact]
    public void Every_route_is_in_the_document_and_every_line_is_a_route()
    {
        var documented = ExpectedAccess.All.Select(line => $"{line.Method} {line.Route}").Distinct(StringComparer.Ordinal).ToList();

        walk.MappedRoutes.Except(documented).Order().Should().BeEmpty();
        documented.Except(walk.MappedRoutes).Order().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Every_role_is_answered_as_the_document_says(string request)
    {
        var line = ExpectedAccess.All.Single(line => request == $"{line.Method} {line.Path}");
        var differences = new List<string>();
        foreach (var (column, expected) in line.Status)
        {
            var (status, body) = await walk.CallAsync(line, column);
            if (!Matches(expected, status))
                differences.Add($"{column}: expected {expected}, got {status} {body[..Math.Min(200, body.Length)]}");
            if (column == PermissionWalk.ForeignTenant && status < 300 && line.Path == line.Route)
                differences.AddRange(walk.Secrets().Where(secret => body.Contains(secret, StringComparison.Ordinal)).Select(secret => $"{column}: was told {secret}"));
        }

        differences.Count.Should().Be(0, request + Environment.NewLine + string.Join(Environment.NewLine, differences));
    }

    private static bool Matches(string expected, int status) => expected is "2xx"
        ? status is >= 200 and < 300
        : status == int.Parse(expected, CultureInfo.InvariantCulture);
}
