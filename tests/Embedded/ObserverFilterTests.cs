using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using StudyMate.Infrastructure;

namespace StudyMate.EmbeddedTests;

/// <summary>
/// Here the caller from outside shares the host's process, like a client hosted in a silo: calls to its observers pass the filters of the host. The
/// client of a cluster has filters of its own.
/// </summary>
public sealed class ObserverFilterTests
{
    [Alias("test.IEar")]
    internal interface IEar : IGrainObserver
    {
        [Alias("HearAsync")]
        Task<string> HearAsync(string text);
    }

    [Alias("test.IShouterGrain")]
    internal interface IShouterGrain : IGrainWithStringKey
    {
        [Alias("ShoutAsync")]
        Task<string> ShoutAsync(IEar ear, string text);
    }

    internal sealed class ShouterGrain : Grain, IShouterGrain
    {
        public Task<string> ShoutAsync(IEar ear, string text) => ear.HearAsync(text);
    }

    internal sealed class Ear : IEar
    {
        public Task<string> HearAsync(string text) => Task.FromResult(text);
    }

    [Fact]
    public async Task Calls_to_observers_pass_the_filters_of_the_host()
    {
        var seen = "";
        await using var host = await EngineHost.StartAsync(silo => silo.AddIncomingGrainCallFilter(async context =>
        {
            await context.Invoke();
            if (context.InterfaceMethod.DeclaringType == typeof(IEar))
            {
                seen = $"{context.TargetId.IsClient()} {context.Grain.GetType().Name} {context.ImplementationMethod.DeclaringType!.Name} {context.SourceId}";
                context.Result = $"{context.Result}!";
            }
        }));
        var ear = new Ear();

        var heard = await host.Grains.GetGrain<IShouterGrain>("s").ShoutAsync(host.Grains.CreateObjectReference<IEar>(ear), "hey");

        Assert.Equal("hey!", heard);
        Assert.Equal("True Ear Ear shouter/s", seen);
        GC.KeepAlive(ear);
    }
}
