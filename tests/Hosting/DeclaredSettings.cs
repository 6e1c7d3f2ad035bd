using System.Collections.Immutable;
using System.Text.RegularExpressions;
using StudyMate.Infrastructure;

namespace StudyMate.Hosting;

/// <summary>The settings of both engines as the sources declare them; a build has the classes of one of them only.</summary>
internal static class DeclaredSettings
{
    /// <summary>Keys such as <c>Data:Folder</c>.</summary>
    public static ImmutableHashSet<string> Keys { get; } =
    [
        .. from file in Repository.Sources("grains", "silo", "api")
           from Match type in Regex.Matches(file.Text, @"public const string Section = ""(?<section>\w+)"";(?<body>.*?)\n}", RegexOptions.Singleline)
           from Match property in Regex.Matches(type.Groups["body"].Value, @"public (?<type>\S+) (?<name>\w+) \{ get; (?<set>set; )?\}")
           where property.Groups["set"].Success || property.Groups["type"].Value.StartsWith("IList<", StringComparison.Ordinal)
           select $"{type.Groups["section"].Value}:{property.Groups["name"].Value}",
    ];
}
