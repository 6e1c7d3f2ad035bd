using System.Reflection;
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
        var domains = Grains.GetTypes()
            .Where(type => type.DeclaringType is null && type.Namespace is { } name && name.StartsWith("StudyMate.", StringComparison.Ordinal))
            .Where(type => type.Namespace is not ("StudyMate.Common" or "StudyMate.Facts") && !Seams.Contains(type.Name))
            .ToLookup(type => type.Namespace!, type => type.FullName!, StringComparer.Ordinal);
        // GrainServices, which puts them together, belongs to none.
        var offenders =
            from domain in domains
            from user in Types.InAssembly(Grains).That().HaveDependencyOnAny([.. domain]).GetTypes()
            where user.Namespace!.StartsWith("StudyMate.", StringComparison.Ordinal) && !string.Equals(user.Namespace, domain.Key, StringComparison.Ordinal)
            select $"{user.FullName} uses {domain.Key}";
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
