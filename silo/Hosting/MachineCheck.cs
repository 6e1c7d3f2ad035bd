using System.Globalization;

namespace StudyMate.Hosting;

/// <summary>Schools have time zones and their people names in an order: a machine stripped of both would compute other days and other lists.</summary>
internal sealed class MachineCheck : IStartCheck
{
    private const string Zone = "Europe/Paris";
    private const string Culture = "fr-FR";

    public Task CheckAsync()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
            throw new StartRefusedException($"This machine knows no time zones ('{Zone}' is missing): install tzdata, or correct TZDIR.");
        try
        {
            _ = CultureInfo.GetCultureInfo(Culture, predefinedOnly: true);
        }
        catch (CultureNotFoundException fault)
        {
            throw new StartRefusedException("Text cannot be ordered here: install ICU (libicu) and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.", fault);
        }

        return Task.CompletedTask;
    }
}
