namespace StudyMate.Http;

/// <summary>Every route of docs/openapi.json with texts that broke some product once, in each place that takes a text.</summary>
public sealed class HostileTextTests(HostileTextWalk walk) : IClassFixture<HostileTextWalk>
{
    /// <summary>Bodies of events are read by hand: an event that is refused is named in the answer, and only with a signature.</summary>
    private static readonly string[] EventRoutes = ["POST /api/student/events", "POST /api/webhooks/ergo/{tenantId}"];

    public static TheoryData<string> Operations => [.. ApiOperation.All.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task No_text_in_any_place_is_a_fault(string name)
    {
        var operation = ApiOperation.All.Single(one => one.Name == name);
        var wrong = new List<string>();
        foreach (var place in HostileTextWalk.PlacesOf(operation))
        {
            foreach (var text in HostileText.All)
            {
                var (status, body) = await walk.SendAsync(operation, place, text);
                if (status >= 500 || (status < 400 && !text.IsTextIn(place) && !EventRoutes.Contains(name)))
                    wrong.Add($"{place}, {text.Name}: {status} {body[..Math.Min(300, body.Length)]}");
            }
        }

        wrong.Should().BeEmpty();
    }

    /// <summary>A walk that is turned away at the first door would find nothing.</summary>
    [Theory]
    [InlineData("POST /api/students")]
    [InlineData("POST /api/classes")]
    [InlineData("POST /api/promotions")]
    [InlineData("POST /api/themes")]
    [InlineData("POST /api/assignments")]
    [InlineData("POST /api/users")]
    [InlineData("POST /api/partners")]
    [InlineData("POST /api/tenants")]
    [InlineData("POST /api/webhooks/endpoints")]
    [InlineData("PATCH /api/tenant")]
    [InlineData("PATCH /api/assignments/{id}")]
    public async Task The_walk_gets_through_with_harmless_texts(string name)
    {
        var (status, body) = await walk.SendAsync(ApiOperation.All.Single(one => one.Name == name));
        status.Should().BeInRange(200, 299, body);
    }
}
