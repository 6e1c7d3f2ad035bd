using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;
using StudyMate.Common;
using StudyMate.Hosting;
using StudyMate.Infrastructure;

namespace StudyMate.Architecture;

/// <summary>api → grain-interfaces ← grains ← silo, and no shortcut between domains.</summary>
public sealed class LayerTests
{
    private static readonly Assembly Contracts = typeof(GrainKeys).Assembly;
    private static readonly Assembly Grains = typeof(GrainRecord).Assembly;
    private static readonly Assembly Silo = typeof(StudyMateHost).Assembly;
    private static readonly Assembly Api = typeof(StudyMateApi).Assembly;

    /// <summary>What a domain offers to all others in this process; everything else goes through grain-interfaces.</summary>
    private static readonly HashSet<string> Seams = new(StringComparer.Ordinal)
    {
        "ITenantCatalog", "TenantInfo", "Licences",
        "MissionFacts", "CountedMission", "MissionTargets",
        "PeopleLimits", "Fields", "StaffFields", "RosterKeys",
        "IStaffClasses", "IThemeLibrary",
        "ClassesErrors", "TenancyErrors",
    };

    [Fact]
    public void Contracts_depend_on_nothing_but_the_programming_model() =>
        References(Contracts)
            .Where(name => Starts(name, "Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.Extensions", "Dapper", "StudyMate.Grains", "StudyMate.Silo", "StudyMate.Api"))
            .Should().BeEmpty();

    [Fact]
    public void Grains_know_neither_web_nor_database_nor_host() =>
        References(Grains).Where(name => Starts(name, "Microsoft.AspNetCore", "Microsoft.Data", "SQLitePCL", "Dapper", "MySql", "StudyMate.Silo", "StudyMate.Api"))
            .Should().BeEmpty();

    [Fact]
    public void The_api_reaches_grains_through_their_contracts_only() =>
        References(Api).Where(name => Starts(name, "StudyMate.Grains", "Microsoft.Data.Sqlite", "Dapper", "MySql")).Should().BeEmpty();

    [Fact]
    public void Only_the_cluster_folder_knows_how_processes_find_each_other() =>
        Users(
            "Orleans.Configuration.EndpointOptions", "Orleans.Configuration.ClusterMembershipOptions", "Orleans.Configuration.GatewayOptions",
            "Orleans.Configuration.AdoNetClusteringSiloOptions", "Orleans.Configuration.AdoNetClusteringClientOptions")
            .Where(type => type.Namespace is not "StudyMate.Cluster")
            .Should().BeEmpty();

    [Fact]
    public void Only_what_is_named_after_a_database_knows_it() =>
        Users("Microsoft.Data.Sqlite", "SQLitePCL").Where(type => !IsNamed(type, "Sqlite"))
            .Concat(Users("MySqlConnector").Where(type => !IsNamed(type, "MySql")))
            .Should().BeEmpty();

    [Fact]
    public void A_domain_uses_another_only_through_its_contracts()
    {
        // A type of another domain needs that domain's namespace, so only files that import it can offend.
        var files = Repository.Sources("grains");
        var types = files
            .SelectMany(file => Regex.Matches(file.Text, @"\b(?:class|record struct|record|struct|interface|enum)\s+(?<name>[A-Z]\w*)").Select(match => (file.Domain, Name: match.Groups["name"].Value)))
            .Where(type => type.Domain is not ("" or "Common" or "Facts") && !Seams.Contains(type.Name))
            .ToLookup(type => type.Domain, type => type.Name, StringComparer.Ordinal);

        // Grains are reached by reference only; a property may well be called like one.
        var offenders =
            from file in files
            where file.Domain is not ""
            from domain in types.Select(domainTypes => domainTypes.Key)
            where !string.Equals(domain, file.Domain, StringComparison.Ordinal) && file.Text.Contains($"using StudyMate.{domain};", StringComparison.Ordinal)
            from name in types[domain].Distinct(StringComparer.Ordinal)
            where !name.EndsWith("Grain", StringComparison.Ordinal) && !types[file.Domain].Contains(name, StringComparer.Ordinal)
            from line in file.CodeLines()
            where Regex.IsMatch(line.Text, $@"(?<![\w.""]){name}(?![\w""])")
            select $"{file.Name}:{line.Number} uses {domain}.{name}";
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Statements_live_in_the_storage_folders()
    {
        var offenders =
            from file in Repository.Sources("grain-interfaces", "grains", "api", "silo")
            where !file.Name.StartsWith("silo/Storage/", StringComparison.Ordinal)
            from line in file.CodeLines()
            where Regex.IsMatch(line.Text, @"""\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s\w+\sSET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\b")
            select $"{file.Name}:{line.Number}";
        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Every_file_of_statements_is_embedded()
    {
        var resources = typeof(StudyMateHost).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Storage/", StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal));
        var files = Directory.EnumerateFiles(Repository.Path("silo/Storage"), "*.sql", SearchOption.AllDirectories);
        resources.Count().Should().Be(files.Count());
    }

    /// <summary>Whatever of the product uses something of these namespaces or types, in a signature or inside of a method.</summary>
    private static IEnumerable<Type> Users(params string[] dependencies) =>
        Types.InAssemblies([Silo, Api]).That().HaveDependencyOnAny(dependencies).GetTypes();

    private static bool IsNamed(Type type, string database) =>
        type.Name.StartsWith(database, StringComparison.Ordinal) || (type.DeclaringType is { } outer && IsNamed(outer, database));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static bool Starts(string name, params ReadOnlySpan<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
