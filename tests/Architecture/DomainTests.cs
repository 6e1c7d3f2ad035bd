using System.Reflection;
using NetArchTest.Rules;
using StudyMate.Common;

namespace StudyMate.Architecture;

/// <summary>Which domain's contracts use which.</summary>
public sealed class DomainTests
{
    private static readonly Assembly Contracts = typeof(GrainKeys).Assembly;

    private static readonly string[] Domains =
        ["Facts", "Content", "Tenancy", "Classes", "People", "Assignments", "Learning", "Analytics", "Integration", "Operations"];

    [Fact]
    public void Contracts_of_domains_go_in_no_circle()
    {
        var left = Domains.ToDictionary(
            domain => domain,
            domain => Domains.Where(other => !string.Equals(domain, other, StringComparison.Ordinal) && Users(domain, other).Any()).ToList(),
            StringComparer.Ordinal);
        // Takes away who uses nobody that is left, until everybody is gone or only circles remain.
        while (left.FirstOrDefault(domain => !domain.Value.Exists(left.ContainsKey)).Key is { } last)
            left.Remove(last);
        left.Keys.Should().BeEmpty();
    }

    private static IEnumerable<Type> Users(string domain, string other) =>
        Types.InAssembly(Contracts).That().ResideInNamespace($"StudyMate.{domain}").And().HaveDependencyOn($"StudyMate.{other}").GetTypes();
}
