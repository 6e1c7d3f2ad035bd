using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using StudyMate.Architecture;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Contracts;

/// <summary>
/// Bytes of the last release, a file for each type that is sent, <c>Golden/&lt;alias&gt;.txt</c>: this version reads them as what they were. A file is
/// never written again: while two versions run beside each other, one sends what the other has never seen changed. Members that came later are not in it.
/// </summary>
public sealed class GoldenBytesTests
{
    private const string Folder = "tests/Contracts/Golden";
    private const string Write = "WRITE_GOLDEN";
    private const int LineLength = 120;

    private static readonly Serializer Serializer = new ServiceCollection()
        .AddSerializer(builder => builder.AddAssembly(typeof(GrainKeys).Assembly).AddAssembly(typeof(GrainRecord).Assembly))
        .BuildServiceProvider().GetRequiredService<Serializer>();

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.Path(Folder), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_type_that_is_sent_has_left_its_bytes()
    {
        if (Environment.GetEnvironmentVariable(Write) is "1")
            WriteMissing();
        var missing = ContractLedger.Serialised.Where(type => !File.Exists(PathOf(type))).Select(type => WireNames.Of(type)).ToList();
        missing.Count.Should().Be(0, $"No bytes in {Folder} of {string.Join(", ", missing)}. Make them: {Write}=1 dotnet test tests --filter GoldenBytes");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_the_last_release_sent_is_read_as_what_it_was(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Path(Folder), name + ".txt")).Where(line => !line.StartsWith('#')).ToList();
        var bytes = Convert.FromBase64String(string.Concat(lines.TakeWhile(line => line.Length > 0)));
        var read = SampleValues.Describe(Serializer.Deserialize<object>(bytes)).ToHashSet(StringComparer.Ordinal);
        var lost = lines.SkipWhile(line => line.Length > 0).Skip(1).Where(line => !read.Contains(line)).ToList();
        lost.Count.Should().Be(0, $"{name} reads without\n{string.Join('\n', lost)}\nbut with\n{string.Join('\n', read)}");
    }

    private static void WriteMissing()
    {
        foreach (var type in ContractLedger.Serialised.Where(type => !File.Exists(PathOf(type))))
        {
            // Whatever a generic type holds: its own members are what matters.
            var value = SampleValues.Of(type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(string)) : type);
            var bytes = Serializer.SerializeToArray<object>(value);
            var text = new StringBuilder("# Bytes as they were sent, and what they say. Never changed.\n");
            foreach (var line in Convert.ToBase64String(bytes).Chunk(LineLength))
                text.Append(line).Append('\n');
            text.Append('\n').AppendJoin('\n', SampleValues.Describe(value)).Append('\n');
            File.WriteAllText(PathOf(type), text.ToString());
        }
    }

    private static string PathOf(Type type) => Repository.Path($"{Folder}/{WireNames.Of(type).Split('<')[0]}.txt");
}
