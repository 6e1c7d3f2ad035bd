using System.Collections.Immutable;
using System.Reflection;
using StudyMate.Embedded;
using StudyMate.Embedded.Activations;

namespace StudyMate.EmbeddedTests;

/// <summary>
/// Nothing public in an Orleans namespace may be there that Orleans 10 does not have, or has differently: code written against this engine must
/// compile against the official packages. <c>OrleansApi.txt</c> lists what Orleans has, by reflection; <c>OrleansApi.Source.txt</c> what that list
/// leaves out.
/// </summary>
public sealed class ApiFenceTests
{
    private static readonly ImmutableArray<string> Source = Read("OrleansApi.Source.txt");
    private static readonly Dictionary<string, ApiType> Theirs = ApiType.Parse(Read("OrleansApi.txt").Concat(Source));

    private static readonly ImmutableArray<Type> Ours =
        [.. typeof(EmbeddedOptions).Assembly.GetExportedTypes().Where(type => !IsOwn(type)).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Fact]
    public void Every_public_type_in_an_Orleans_namespace_is_one_that_Orleans_has_of_the_same_kind_and_bases()
    {
        var strangers =
            from type in Ours
            let our = ApiSurface.Of(type)
            let their = Theirs.GetValueOrDefault(our.Name)
            let problem = their is null ? "no such type"
                : !string.Equals(our.Kind, their.Kind, StringComparison.Ordinal) ? $"is a {our.Kind}, not a {their.Kind}"
                : type.IsEnum || our.Bases.IsSubsetOf(BasesOf(their)) ? null
                : $"derives from {string.Join(", ", our.Bases.Except(BasesOf(their)))}"
            where problem is not null
            select $"{our.Name}: {problem}";
        AssertNone(strangers);
    }

    [Fact]
    public void Every_public_member_in_an_Orleans_namespace_is_one_that_Orleans_has()
    {
        var strangers =
            from type in Ours
            let our = ApiSurface.Of(type)
            where Theirs.ContainsKey(our.Name)
            from member in our.Members.Except(Theirs[our.Name].Members).Order(StringComparer.Ordinal)
            select $"{our.Name}: {member}";
        AssertNone(strangers);
    }

    [Fact]
    public void Type_parameters_are_constrained_as_in_Orleans()
    {
        var known = Facts("C ");
        var ours = Ours.SelectMany(ApiConstraints.Of).ToImmutableArray();
        var present = Ours.Select(ApiSurface.NameOf).Concat(Ours.SelectMany(ApiSurface.MethodsOf).Select(ApiSurface.SignatureOf)).ToHashSet(StringComparer.Ordinal);

        var missing = known.Where(line => present.Contains(line.Split(" where ")[0])).Except(ours, StringComparer.Ordinal);

        AssertNone(ours.Except(known, StringComparer.Ordinal));
        AssertNone(missing);
    }

    [Fact]
    public void Attributes_stand_only_where_those_of_Orleans_may_stand()
    {
        var known = Facts("A ").Select(line => line.Split(" | ")).ToDictionary(parts => parts[0], StringComparer.Ordinal);
        var offenders =
            from type in Ours
            where typeof(Attribute).IsAssignableFrom(type)
            let usage = type.GetCustomAttribute<AttributeUsageAttribute>() ?? new AttributeUsageAttribute(AttributeTargets.All)
            let their = known.GetValueOrDefault(type.FullName!)
            where their is null
                || !Enum.Parse<AttributeTargets>(their[1]).HasFlag(usage.ValidOn)
                || (usage.AllowMultiple && !their.Contains("multiple", StringComparer.Ordinal))
                || usage.Inherited == their.Contains("not inherited", StringComparer.Ordinal)
            select $"{type.FullName}: {usage.ValidOn}, multiple: {usage.AllowMultiple}, inherited: {usage.Inherited}";
        AssertNone(offenders);
    }

    [Fact]
    public void Interfaces_that_the_product_implements_ask_for_all_that_Orleans_asks_for()
    {
        var optional = Facts("D ");
        var bodies =
            from type in Ours
            where type.IsInterface
            from method in type.GetMethods()
            where method.DeclaringType == type && !method.IsAbstract
            select ApiSurface.SignatureOf(method);
        var implemented =
            from assembly in GrainCatalog.AssembliesWithGrains()
            from type in GrainCatalog.TypesOf(assembly)
            where !type.IsInterface && !RunsOnThisEngineOnly(type)
            from contract in type.GetInterfaces().Select(contract => contract.IsGenericType ? contract.GetGenericTypeDefinition() : contract)
            where Ours.Contains(contract) && contract != typeof(Orleans.Runtime.IGrainContext)
            select contract;
        var lacking =
            from contract in implemented.Distinct()
            let our = ApiSurface.Of(contract)
            from member in Theirs[our.Name].Members.Except(our.Members)
            let signature = $"{our.Name}.{member[(member.LastIndexOf(' ', member.IndexOf('(', StringComparison.Ordinal)) + 1)..]}"
            where !optional.Contains(signature, StringComparer.Ordinal)
            select signature;

        var unasked =
            from contract in implemented.Distinct()
            let our = ApiSurface.Of(contract)
            from parent in Theirs[our.Name].Bases.Except(our.Bases)
            where parent.StartsWith("Orleans.", StringComparison.Ordinal)
            select $"{our.Name} without {parent}";

        AssertNone(bodies.Except(optional, StringComparer.Ordinal));
        AssertNone(unasked);
        AssertNone(lacking);
    }

    [WholeApiFact]
    public void The_list_is_taken_from_the_list_of_the_whole_API()
    {
        var whole = ApiType.Parse(File.ReadLines(WholeApiFactAttribute.Path!));
        var wrong =
            from type in ApiType.Parse(Read("OrleansApi.txt")).Values
            let original = whole.GetValueOrDefault(type.Name)
            where original is null || !string.Equals(original.Kind, type.Kind, StringComparison.Ordinal)
                || !original.Bases.SetEquals(type.Bases) || !original.Members.SetEquals(type.Members)
            select type.Name;
        AssertNone(wrong);
    }

    /// <summary>Fails with all of them, not with the first few.</summary>
    private static void AssertNone(IEnumerable<string> differences) => Assert.Equal("", string.Join('\n', differences));

    private static bool IsOwn(Type type) => type.Namespace?.StartsWith("StudyMate.Embedded", StringComparison.Ordinal) == true;

    private static bool RunsOnThisEngineOnly(Type type) =>
        type.Namespace?.Split('.') is [_, "EmbeddedTests" or "Simulation" or "SimulationTests" or "Bench", ..];

    /// <summary>With those of the bases: a list names direct bases only.</summary>
    private static ImmutableHashSet<string> BasesOf(ApiType type) =>
        type.Bases.Aggregate(type.Bases, (all, name) => Theirs.TryGetValue(name, out var parent) ? all.Union(BasesOf(parent)) : all);

    private static ImmutableArray<string> Facts(string kind) =>
        [.. Source.Where(line => line.StartsWith(kind, StringComparison.Ordinal)).Select(line => line[kind.Length..])];

    private static ImmutableArray<string> Read(string name)
    {
        using var stream = typeof(ApiFenceTests).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the tests.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd())];
    }
}
