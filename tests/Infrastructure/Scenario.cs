using StudyMate.Storage;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StudyMate.Infrastructure;

/// <summary>What the product does over HTTP, wherever its grains are: in one process, or on the cluster of a class in <c>tests/Cluster</c> that derives from this.</summary>
public abstract class ScenarioTests
{
    private protected virtual Task<StudyMateApp> AppAsync() => StudyMateApp.SharedAsync();
}

/// <summary>Its tests run on a cluster, and are skipped where no server is named.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsMariaDbAttribute : Attribute;

/// <summary>A fact that a class derived from its own may run elsewhere.</summary>
[XunitTestCaseDiscoverer("StudyMate.Infrastructure.ScenarioDiscoverer", "StudyMate.Tests")]
internal sealed class ScenarioFactAttribute : FactAttribute;

/// <summary>Skips what needs a server that there is not; which class it is that runs the test is known here only.</summary>
public sealed class ScenarioDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var needsServer = testMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsMariaDbAttribute).AssemblyQualifiedName).Any();
        return needsServer && MariaDbFactAttribute.Missing is { } reason
            ? new XunitSkippedDataRowTestCase(
                DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, reason)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
    }
}
