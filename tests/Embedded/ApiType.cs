using System.Collections.Immutable;

namespace StudyMate.EmbeddedTests;

/// <summary>One type of an API: what code that compiles against it can depend on.</summary>
/// <param name="Name">With namespace and type parameters.</param>
/// <param name="Kind">Such as <c>sealed class</c>.</param>
/// <param name="Bases">Base class and all interfaces.</param>
/// <param name="Members">Public and protected members, in the form of the list.</param>
internal sealed record ApiType(string Name, string Kind, ImmutableHashSet<string> Bases, ImmutableHashSet<string> Members)
{
    /// <summary>Reads <c>T name | kind : bases | assembly</c> and the lines of members below it.</summary>
    public static Dictionary<string, ApiType> Parse(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, ApiType>(StringComparer.Ordinal);
        ApiType? last = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("T ", StringComparison.Ordinal))
            {
                var parts = line[2..].Split(" | ");
                var kind = parts[1].Split(" : ");
                last = new ApiType(parts[0], kind[0], kind.Length == 1 ? [] : [.. kind[1].Split(", ")], []);
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal) && last is not null)
            {
                last = last with { Members = last.Members.Union(string.Equals(last.Kind, "enum", StringComparison.Ordinal) ? line.Trim().Split(", ") : [line.Trim()]) };
            }
            else
            {
                continue;
            }

            types[last.Name] = last;
        }

        return types;
    }
}
