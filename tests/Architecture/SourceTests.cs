using System.Text.RegularExpressions;
using StudyMate.Infrastructure;

namespace StudyMate.Architecture;

/// <summary>House rules about the text itself: what code does is looked at in <see cref="CallTests"/>.</summary>
public sealed class SourceTests
{
    private const int MostLines = 300;

    [Fact]
    public void Namespaces_are_named_after_domain_folders()
    {
        var offenders =
            from file in Repository.Sources("grain-interfaces", "grains", "api", "silo", "tests")
            let declared = Regex.Match(file.Text, @"^namespace (?<name>[\w.]+);", RegexOptions.Multiline).Groups["name"].Value
            where declared.Length > 0 && !NamespacesOf(file).Contains(declared, StringComparer.Ordinal)
            select $"{file.Name} declares {declared}";
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void No_source_is_too_long_to_read()
    {
        var offenders = Repository.Sources("grain-interfaces", "grains", "api", "silo", "simulation", "bench", "tests")
            .Select(file => (file.Name, Lines: file.Text.Count(character => character == '\n')))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.Name}: {file.Lines}");
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        // Spelt so that this file does not find itself.
        var offenders = Offenders(
            $"TO{"DO"}|FIX{"ME"}|NotImplemented{"Exception"}",
            "grain-interfaces", "grains", "api", "silo", "simulation", "bench", "tests");
        offenders.Should().BeEmpty();
    }

    /// <summary>The domain's; a test folder named like a type appends "Tests", so that it does not hide the type.</summary>
    private static string[] NamespacesOf(SourceFile file) =>
        file.Name is "silo/Program.cs" ? ["StudyMate.Hosting"]
        : file.Domain is "" ? ["StudyMate"]
        : file.Project is "tests" ? [$"StudyMate.{file.Domain}", $"StudyMate.{file.Domain}Tests"]
        : [$"StudyMate.{file.Domain}"];

    private static IEnumerable<string> Offenders(string pattern, params string[] projects) =>
        from file in Repository.Sources(projects)
        from line in file.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
        where Regex.IsMatch(line.Text, pattern, RegexOptions.ExplicitCapture)
        select $"{file.Name}:{line.Number}";
}
