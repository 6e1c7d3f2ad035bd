using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Contracts;

/// <summary>
/// What the last release stored beside records, <c>Golden/&lt;type&gt;.json</c>: payloads of facts, sessions, contents, lines of imports. This version
/// reads and writes it without losing anything. (Records have their samples beside the tests of their domain.)
/// </summary>
public sealed class GoldenJsonTests
{
    private const string Folder = "tests/Contracts/Golden";
    private const string Write = "WRITE_GOLDEN";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The shapes that each domain lists for its storage.</summary>
    private static readonly Dictionary<string, JsonTypeInfo> Shapes = new[] { typeof(GrainKeys).Assembly, typeof(GrainRecord).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
        .SelectMany(context => context.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => ((JsonSerializerContext)context.GetProperty("Default", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!)
                .GetTypeInfo((Type)attribute.ConstructorArguments[0].Value!)!))
        .Where(shape => !shape.Type.Name.EndsWith("State", StringComparison.Ordinal))
        .DistinctBy(shape => NameOf(shape.Type))
        .ToDictionary(shape => NameOf(shape.Type), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Shapes.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_last_release_stored_is_read_and_written_without_loss(string name)
    {
        var path = Repository.Path($"{Folder}/{name}.json");
        var shape = Shapes[name];
        if (!File.Exists(path) && Environment.GetEnvironmentVariable(Write) is "1")
            File.WriteAllText(path, JsonNode.Parse(JsonSerializer.Serialize(SampleValues.Of(shape.Type), shape))!.ToJsonString(Indented) + "\n");
        File.Exists(path).Should().BeTrue($"{name} has left nothing in {Folder}. Make it: {Write}=1 dotnet test tests --filter GoldenJson");
        var stored = JsonNode.Parse(File.ReadAllText(path))!;
        var written = JsonNode.Parse(JsonSerializer.Serialize(JsonSerializer.Deserialize(stored, shape), shape));
        Lost(stored, written, name).Should().BeEmpty();
    }

    /// <summary>What is there before and not after; what is there only after came later.</summary>
    private static IEnumerable<string> Lost(JsonNode? before, JsonNode? after, string path) => (before, after) switch
    {
        (JsonObject then, JsonObject now) => then.SelectMany(member => Lost(member.Value, now[member.Key], $"{path}.{member.Key}")),
        (JsonArray then, JsonArray now) when then.Count == now.Count => then.SelectMany((item, i) => Lost(item, now[i], $"{path}[{i}]")),
        _ => JsonNode.DeepEquals(before, after) ? [] : [$"{path}: {before?.ToJsonString()}, now {after?.ToJsonString()}"],
    };

    private static string NameOf(Type type) => type.IsGenericType ? $"{type.Name.Split('`')[0]}-{NameOf(type.GetGenericArguments()[0])}" : type.Name;
}
