using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;

namespace StudyMate.Hosting;

/// <summary>
/// Refuses what would be read by nobody: a mistyped key means a default that the operator believes to have changed. The command line, the
/// settings files and the folder of secrets are ours alone, so every key there must be known. The environment is everybody's: there a key is
/// refused when its section is ours, or when section and name are both nearly those of a setting.
/// </summary>
internal static class SettingsCheck
{
    /// <summary>Letters that may be wrong for a name to be taken for another.</summary>
    private const int Near = 2;

    /// <summary>Sections that the framework reads by itself.</summary>
    private static readonly HashSet<string> Framework = new(["Logging", "Kestrel"], StringComparer.OrdinalIgnoreCase);

    /// <exception cref="StartRefusedException">A key is unknown, or a value cannot be read; one line for all of them.</exception>
    public static void Check(IConfigurationRoot configuration, Settings settings)
    {
        var problems = (
            from provider in configuration.Providers
            let strict = provider is CommandLineConfigurationProvider or JsonConfigurationProvider or KeyPerFileConfigurationProvider
            from entry in Entries(provider, null)
            select Problem(entry.Key, entry.Value, strict, settings) into problem
            where problem is not null
            select problem).Distinct(StringComparer.Ordinal).ToArray();
        if (problems.Length > 0)
            throw new StartRefusedException(string.Join(' ', problems));
    }

    /// <summary>What is wrong with one key of the configuration, or null. The value is never repeated: it may be a secret.</summary>
    public static string? Problem(string key, string? value, bool strict, Settings settings)
    {
        // Flat keys are the framework's (urls, environment) or, in the environment, anybody's.
        if (key.Split(ConfigurationPath.KeyDelimiter) is not [{ Length: > 0 } section, var name, .. var rest] || Framework.Contains(section))
            return null;
        var known = settings.In(section).ToArray();
        if (known.Length == 0)
            return UnknownSection(key, section, name, strict, settings);
        if (known.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } found)
            return Unknown(key, Nearest(name, known));
        // An empty list of a settings file has a key and nothing below it.
        if (found.IsList ? rest.Length == 0 && !string.IsNullOrEmpty(value) : rest.Length > 0)
            return found.IsList ? $"The setting {found.Key} is a list: write {found.Key}:0, {found.Key}:1, …" : Unknown(key, found);
        return found.Refuse(value) is { } expected ? $"The setting {found.Key} must be {expected}." : null;
    }

    private static string? UnknownSection(string key, string section, string name, bool strict, Settings settings)
    {
        var near = settings.All
            .Where(setting => Distance(section, setting.Section) <= Near && Distance(name, setting.Name) <= Near)
            .MinBy(setting => Distance(section, setting.Section) + Distance(name, setting.Name));
        return near is not null || strict ? Unknown(key, near) : null;
    }

    private static string Unknown(string key, Setting? meant) =>
        meant is null ? $"There is no setting {key}." : $"There is no setting {key}; did you mean {meant.Key}?";

    private static Setting? Nearest(string name, Setting[] among) =>
        among.MinBy(setting => Distance(name, setting.Name)) is { } nearest && Distance(name, nearest.Name) <= Math.Max(Near, name.Length / 2) ? nearest : null;

    private static IEnumerable<(string Key, string? Value)> Entries(IConfigurationProvider provider, string? parent)
    {
        foreach (var child in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var key = parent is null ? child : ConfigurationPath.Combine(parent, child);
            if (provider.TryGet(key, out var value))
                yield return (key, value);
            foreach (var below in Entries(provider, key))
                yield return below;
        }
    }

    /// <summary>Letters to insert, remove or replace to make one word of the other, whatever their case (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = left = Math.Min(replaced, Math.Min(left, row[j]) + 1);
            }
        }

        return row[^1];
    }
}
