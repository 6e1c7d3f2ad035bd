using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace StudyMate.Cluster;

/// <summary>
/// A silo that the others take for dead ends its process at once, and the process of a silo in here is that of all tests. It has logged the reason
/// before it asks for that.
/// </summary>
internal sealed class SiloOfTheTests : IFatalErrorHandler
{
    public static void EndsAlone(IServiceCollection services) => services.AddSingleton<IFatalErrorHandler>(new SiloOfTheTests());

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        // Whoever waits for it to join or to answer is told that it does not.
    }
}
