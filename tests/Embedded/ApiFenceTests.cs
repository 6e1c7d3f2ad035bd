using System.Text.RegularExpressions;
using StudyMate.Embedded;

namespace StudyMate.EmbeddedTests;

/// <summary>
/// Nothing public in an Orleans namespace may be there that Orleans 10 does not have, or has differently: code written against this engine must
/// compile against the official packages. <c>orleans-10-signatures.txt</c> lists what Orleans has, for the types that we use.
/// </summary>
public sealed partial class ApiFenceTests
{
    [Fact]
    public void Every_public_member_in_an_Orleans_namespace_is_one_that_Orleans_has()
    {
        var ours = ApiSurface.Of(typeof(EmbeddedOptions).Assembly.GetExportedTypes().Where(type => !IsOwn(type)));
        var theirs = ReadSignatures();

        var strangers = ours
            .SelectMany(type => theirs.TryGetValue(type.Key, out var known)
                ? type.Value.Except(known, StringComparer.Ordinal).Select(member => $"{type.Key}: {member}")
                : [$"{type.Key}: no such type"])
            .Order(StringComparer.Ordinal);

        Assert.Empty(strangers);
    }

    private static bool IsOwn(Type type) => type.Namespace?.StartsWith("StudyMate.Embedded", StringComparison.Ordinal) == true;

    private static Dictionary<string, HashSet<string>> ReadSignatures()
    {
        using var stream = typeof(ApiFenceTests).Assembly.GetManifestResourceStream("orleans-10-signatures.txt")
            ?? throw new InvalidOperationException("The list of signatures is missing.");
        using var reader = new StreamReader(stream);
        var types = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> members = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("T ", StringComparison.Ordinal))
                types[line[2..line.IndexOf(" |", StringComparison.Ordinal)]] = members = new HashSet<string>(StringComparer.Ordinal);
            else if (line.StartsWith("  ", StringComparison.Ordinal))
                members.UnionWith(Normalise(line.Trim()));
        }

        return types;
    }

    /// <summary>Leaves out what a caller does not see: default values, accessors, virtual and abstract.</summary>
    private static IEnumerable<string> Normalise(string member) => EnumMembers().IsMatch(member)
        ? member.Split(", ")
        : [Noise().Replace(Modifiers().Replace(member, ""), "")];

    [GeneratedRegex(@"^\w+=-?\d+(, \w+=-?\d+)*$")]
    private static partial Regex EnumMembers();

    [GeneratedRegex(@"\b(virtual|abstract|params) |^protected (?!ctor)|^const ")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@" \{ (get; )?(set; )?\}| = [^,)]+(?=[,)])| = .*$")]
    private static partial Regex Noise();
}
