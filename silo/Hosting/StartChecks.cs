using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace StudyMate.Hosting;

/// <summary>What must hold before anything starts.</summary>
internal interface IStartCheck
{
    /// <exception cref="StartRefusedException">It does not hold.</exception>
    Task CheckAsync();
}

/// <summary>Runs what must hold before the host starts, so that a refusal is one line and not the host's report of a failed service.</summary>
internal static class StartChecks
{
    /// <exception cref="OptionsValidationException">A setting is wrong; its failures name it.</exception>
    /// <exception cref="StartRefusedException">Something else does not hold.</exception>
    public static async Task CheckStartAsync(this IHost host)
    {
        host.Services.GetService<IStartupValidator>()?.Validate();
        foreach (var check in host.Services.GetServices<IStartCheck>())
            await check.CheckAsync();
    }
}
