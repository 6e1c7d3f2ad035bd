using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>
/// Every released shape of every record leaves a sample, <c>tests/&lt;Domain&gt;/Samples/&lt;kind&gt;-v&lt;V&gt;.json</c>, as it stood in a
/// database. A sample is never changed: whoever changes a shape raises <c>V</c> and adds one.
/// </summary>
public sealed class RecordSampleTests
{
    /// <summary>What grains keep, by their constructors.</summary>
    public static TheoryData<string> Kinds { get; } = new(typeof(GrainRecord).Assembly.GetTypes()
        .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .SelectMany(constructor => constructor.GetParameters())
        .Where(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>() is not null)
        .Select(parameter => parameter.ParameterType.GetGenericArguments().Single().FullName!)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));

    [Fact]
    public void Grains_that_keep_something_are_found() => Kinds.Count.Should().BeInRange(12, 200);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_released_shape_is_still_read(string kind)
    {
        var type = typeof(GrainRecord).Assembly.GetType(kind, throwOnError: true)!;
        var serializer = (await StudyMateApp.SharedAsync()).Services.GetRequiredService<IGrainStorageSerializer>();
        var latest = (int)type.GetProperty("V")!.GetValue(Activator.CreateInstance(type))!;
        for (var version = 1; version <= latest; version++)
        {
            var path = SampleOf(type, version);
            File.Exists(path).Should().BeTrue($"{type.Name} has no sample of its shape {version}: {path}");
            var sample = await File.ReadAllTextAsync(path);
            var read = Call(nameof(IGrainStorageSerializer.Deserialize), serializer, type, BinaryData.FromString(sample));
            var written = (BinaryData)Call(nameof(IGrainStorageSerializer.Serialize), serializer, type, read);
            // Nothing of the shape that is written today is lost by reading it.
            if (version == latest)
                JsonNode.DeepEquals(JsonNode.Parse(sample), JsonNode.Parse(written)).Should().BeTrue($"{type.Name} reads as {written}");
        }
    }

    /// <summary>The first shape kept rows, as statements by name. They are not read any more: what the state answers instead holds all that they held.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Pending_rows_of_the_first_shape_are_computed_from_the_state(string kind)
    {
        var type = typeof(GrainRecord).Assembly.GetType(kind, throwOnError: true)!;
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(SampleOf(type, 1)))!;
        if (sample["pending"]?["rows"]?.AsArray() is not [{ } first, ..] stored)
            return;
        var serializer = (await StudyMateApp.SharedAsync()).Services.GetRequiredService<IGrainStorageSerializer>();
        var state = (GrainRecord)Call(nameof(IGrainStorageSerializer.Deserialize), serializer, type, BinaryData.FromString(sample.ToJsonString()));
        var values = ValuesOf(first);

        var rows = state.Rows(values["tenant"], values.GetValueOrDefault("id", "school")).Select(row =>
            row.Key.AddRange(row.Columns).ToLookup(value => value.Name, value => $"{value.Text}{value.Integer}{value.Real}", StringComparer.Ordinal)).ToArray();

        // What was said with a change of a theme's state, and which entry of its history that pushes out, only the first shape's row knew.
        foreach (var row in stored.Where(row => (string)row!["statement"]! is not ("Content/PutTransition" or "Content/TrimTransitions")).Select(row => ValuesOf(row!)))
            rows.Should().Contain(computed => row.All(value => computed[value.Key].Contains(value.Value, StringComparer.Ordinal)));
    }

    private static Dictionary<string, string> ValuesOf(JsonNode row) => row["parameters"]!.AsArray().ToDictionary(
        value => (string)value!["name"]!, value => $"{value!["text"]}{value["integer"]}{value["real"]}", StringComparer.Ordinal);

    private static string SampleOf(Type type, int version)
    {
        var name = Regex.Replace(type.Name[..^"State".Length], "(?<=[a-z])(?=[A-Z])", "-").ToLowerInvariant();
        return Repository.Path($"tests/{type.Namespace!.Split('.')[^1]}/Samples/{name}-v{version}.json");
    }

    private static object Call(string method, IGrainStorageSerializer serializer, Type type, object argument) =>
        typeof(IGrainStorageSerializer).GetMethod(method)!.MakeGenericMethod(type).Invoke(serializer, [argument])!;
}
