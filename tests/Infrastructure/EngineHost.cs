using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.TestingHost;
using StudyMate.Classes;
using StudyMate.Facts;

namespace StudyMate.Infrastructure;

internal static class EngineHost
{
    /// <summary>
    /// Who teaches what may be known to another silo a second late, and a test does not wait that second after each class that it makes.
    /// </summary>
    public static void AsInTests(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(provider => new StaffClasses(provider.GetRequiredService<IRows>(), new HastyClock())));

    /// <summary>Nothing is fresh by this clock.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _looks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddHours(Interlocked.Increment(ref _looks));
    }

    /// <summary>Gives the product another clock, timers of grains included. Reminders, and what silos need to find and hear each other, go on with the real one.</summary>
    public static void UseClock(IServiceCollection services, TimeProvider time)
    {
        services.Replace(ServiceDescriptor.Singleton(time));
        services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
    }
}
