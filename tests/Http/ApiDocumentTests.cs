using System.Text.Json;
using System.Text.Json.Nodes;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>docs/openapi.json is what the code says. After a change of the API: <c>UPDATE_OPENAPI=1 dotnet test tests --filter ApiDocument</c>.</summary>
public sealed class ApiDocumentTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task The_checked_in_document_is_what_the_code_says()
    {
        var generated = await GeneratedAsync();
        var path = Repository.Path("docs/openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") is "1")
            await File.WriteAllTextAsync(path, generated);
        string.Equals(generated, await File.ReadAllTextAsync(path), StringComparison.Ordinal)
            .Should().BeTrue("docs/openapi.json is out of date: run UPDATE_OPENAPI=1 dotnet test tests --filter ApiDocument");
    }

    [Fact]
    public async Task Every_operation_has_a_stable_name_of_its_own()
    {
        var names = Operations(await DocumentAsync()).Select(operation => operation.Value!["operationId"]?.GetValue<string>()).ToList();
        names.Should().AllSatisfy(name => name.Should().MatchRegex("^[a-z][A-Za-z]+$"));
        names.Distinct(StringComparer.Ordinal).Count().Should().Be(names.Count);
    }

    [Fact]
    public async Task Every_operation_documents_its_problems()
    {
        Operations(await DocumentAsync()).Should().AllSatisfy(operation =>
        {
            operation.Value!["responses"]!["4XX"]!["content"]!["application/problem+json"].Should().NotBeNull();
            operation.Value!["responses"]!["5XX"].Should().NotBeNull();
        });
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(member => member.Key is not "parameters"));

    private static async Task<string> GeneratedAsync() => (await DocumentAsync()).ToJsonString(Indented) + "\n";

    private static async Task<JsonNode> DocumentAsync()
    {
        var app = await StudyMateApp.SharedAsync();
        var text = await app.Anonymous().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        var document = JsonNode.Parse(text)!;
        document["openapi"]!.GetValue<string>().Should().StartWith("3.1");
        return document;
    }
}
