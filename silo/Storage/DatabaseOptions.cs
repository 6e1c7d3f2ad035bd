using Microsoft.Extensions.Configuration;
using StudyMate.Hosting;

namespace StudyMate.Storage;

/// <summary>Which database keeps everything, and where a shared one is (section <c>Database</c>).</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The settings that refusals name.</summary>
    public const string ProviderKey = $"{Section}:{nameof(Provider)}", ConnectionStringKey = $"{Section}:{nameof(ConnectionString)}",
        AllowPlaintextKey = $"{Section}:{nameof(AllowPlaintext)}";

    /// <summary><c>sqlite</c>: a file in the data folder, one process. <c>mysql</c>: a MySQL or MariaDB database that all processes of a cluster share.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>Server, database and account of a shared database, <c>Server=…;Database=studymate;User ID=…;Password=…</c>. Required with <c>mysql</c>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Go to a database on another machine without proof that it is the one. Whoever stands between may write the table of silos, and so join the cluster.</summary>
    public bool AllowPlaintext { get; set; }

    /// <summary>How long a start waits for a server that does not answer yet, in seconds.</summary>
    public int StartPatienceSeconds { get; set; } = 60;
}

/// <summary>What stands under the grains (<c>Database:Provider</c>).</summary>
internal enum DatabaseProvider
{
    /// <summary>One process, one file, nothing to install.</summary>
    Sqlite,

    /// <summary>Any number of processes on one MySQL or MariaDB database.</summary>
    MySql,
}

internal static class DatabaseProviders
{
    /// <exception cref="StartRefusedException">The setting names no database, or contradicts what else is set.</exception>
    public static DatabaseProvider Read(IConfiguration configuration, HostMode mode)
    {
        var provider = configuration[DatabaseOptions.ProviderKey] switch
        {
            null or "sqlite" => DatabaseProvider.Sqlite,
            "mysql" => DatabaseProvider.MySql,
            var other => throw new StartRefusedException($"{DatabaseOptions.ProviderKey} is '{other}'; it must be sqlite or mysql."),
        };
        if (provider is DatabaseProvider.Sqlite)
            RefuseShared(configuration, mode);
        return provider;
    }

    /// <summary>What only a shared database can carry: ignoring it would keep a school in another place than was said.</summary>
    private static void RefuseShared(IConfiguration configuration, HostMode mode)
    {
        const string Remedy = $"{DatabaseOptions.ProviderKey} is sqlite, which is one process and one file; set it to mysql";
        if (mode is not HostMode.All)
            throw new StartRefusedException($"{Remedy}, or {HostModes.Key}={HostModes.NameOf(mode)} to {HostModes.NameOf(HostMode.All)}.");
        if (!string.IsNullOrEmpty(configuration[DatabaseOptions.ConnectionStringKey]))
            throw new StartRefusedException($"{Remedy}, or leave {DatabaseOptions.ConnectionStringKey} away.");
        if (configuration.GetSection(Cluster.ClusterSettings.Section).GetChildren().FirstOrDefault() is { } setting)
            throw new StartRefusedException($"{Remedy}, or leave {setting.Path} away.");
    }
}
