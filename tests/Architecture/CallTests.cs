using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using StudyMate.Common;
using StudyMate.Hosting;

namespace StudyMate.Architecture;

/// <summary>House rules about what code may call, seen in what the compiler made of it.</summary>
public sealed class CallTests
{
    private static readonly Assembly Grains = typeof(GrainRecord).Assembly;
    private static readonly ImmutableArray<CompiledMethod> Product =
        CompiledCode.MethodsOf(typeof(GrainKeys).Assembly, Grains, typeof(StudyMateApi).Assembly, typeof(StudyMateHost).Assembly);

    /// <summary>Who may say who is calling: the edge, the house's own entry points, and the type itself.</summary>
    private static readonly string[] ActorMakers = ["ActorMiddleware", nameof(SystemEntry), nameof(Actor), "DemoActor"];

    [Fact]
    public void Actors_are_made_in_few_places() =>
        Callers(Product, "^StudyMate.Common.Actor::(.ctor|System)$").Where(method => !ActorMakers.Contains(method.Type, StringComparer.Ordinal))
            .Should().BeEmpty();

    [Fact]
    public void Time_and_chance_come_from_outside() =>
        Callers(Product, "^System.(DateTime|DateTimeOffset)::get_(UtcNow|Now|Today)$|^System.Guid::NewGuid$|^System.Random::get_Shared$|^System.Threading.Thread::Sleep$")
            .Should().BeEmpty();

    [Fact]
    public void Grains_never_block_or_leave_their_turn()
    {
        var grains = CompiledCode.MethodsOf(Grains);
        Callers(grains, "Tasks.Task(`1)?::(Wait|Run)$|::ConfigureAwait$|AsyncVoidMethodBuilder|^System.Threading.Tasks.Parallel")
            // Whoever awaits asks for the result once it is there, in the state machine that the compiler makes of the method.
            .Concat(Callers(grains, "TaskAwaiter(`1)?::GetResult$").Where(method => method.Name is not "MoveNext"))
            .Should().BeEmpty();
    }

    [Fact]
    public void Statements_live_in_the_storage_folders() =>
        Product.Where(method => method.Namespace is not "StudyMate.Storage" && method.Texts.Any(IsStatement)).Should().BeEmpty();

    private static IEnumerable<CompiledMethod> Callers(IEnumerable<CompiledMethod> methods, string pattern) =>
        methods.Where(method => method.Calls.Any(call => Regex.IsMatch(call, pattern, RegexOptions.ExplicitCapture)));

    private static bool IsStatement(string text) =>
        Regex.IsMatch(text, @"^\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s\w+\sSET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\b", RegexOptions.ExplicitCapture);
}
