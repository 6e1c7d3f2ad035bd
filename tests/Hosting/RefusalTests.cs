using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using StudyMate.Infrastructure;
using StudyMate.Storage;

namespace StudyMate.Hosting;

/// <summary>
/// Each wrong setting or place, met by the real program: it ends with exit code 1 and one line that names the setting, and starts by itself
/// once the cause is gone.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class RefusalTests : IDisposable
{
    private static readonly string Key = $"one:{Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray())}";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string?, string> BadSecrets => new()
    {
        { null, "Secrets:MasterKeys is not set" },
        { "", "Secrets:MasterKeys is not set" },
        { "one:c2hvcnQ=", "Secrets:MasterKeys must be id:base64" },
        { "no colon", "Secrets:MasterKeys must be id:base64" },
        { $"{Key},{Key}", "Secrets:MasterKeys names the same key id twice" },
    };

    [Theory, MemberData(nameof(BadSecrets))]
    public async Task A_missing_or_unusable_key_in_production(string? keys, string said)
    {
        var how = Production with { Environment = Production.Environment.Append(new("Secrets__MasterKeys", keys)).ToDictionary(StringComparer.Ordinal) };
        (await RefusedAsync(said, how, _folder.File("new"))).Should().NotContain("c2hvcnQ=");
        Directory.Exists(_folder.File("new")).Should().BeFalse();
    }

    [Fact]
    public async Task A_key_in_a_folder_of_secrets_is_taken_and_a_missing_folder_is_named()
    {
        var secrets = Directory.CreateDirectory(_folder.File("secrets")).FullName;
        await RefusedAsync("Secrets:Folder", Production, _folder.File("data"), "--Secrets:Folder", secrets + "-elsewhere");
        // What a platform mounts ends with a line feed more often than not.
        await File.WriteAllTextAsync(Path.Combine(secrets, "Secrets__MasterKeys"), Key + "\n");
        await using var product = await ProductProcess.StartAtAsync(Production, FreeAddress(), _folder.File("data"), "--Secrets:Folder", secrets);
    }

    [Fact]
    public async Task Settings_that_nobody_reads()
    {
        await RefusedAsync("did you mean Data:Folder?", new Launching(), _folder.Path, "--Data:Foldr=x");
        var how = new Launching { Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Overlod__DrainSeconds"] = "1" } };
        await RefusedAsync("did you mean Overload:DrainSeconds?", how, _folder.Path);
    }

    [Fact]
    public Task A_value_of_another_kind() =>
        RefusedAsync("Logs:FileMib must be a whole number", new Launching(), _folder.Path, "--Logs:FileMib=big");

    [Fact]
    public async Task A_folder_of_somebody_else_until_it_is_moved()
    {
        var thesis = _folder.File("thesis.txt");
        await File.WriteAllTextAsync(thesis, "mine");
        await RefusedAsync("'thesis.txt'", new Launching(), _folder.Path);
        Directory.GetFileSystemEntries(_folder.Path).Should().Equal(thesis);
        File.Delete(thesis);
        Directory.CreateDirectory(_folder.File("lost+found"));
        await using var product = await ProductProcess.StartAsync(_folder.Path);
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder()
    {
        await File.WriteAllTextAsync(_folder.File("data"), "");
        await RefusedAsync("Data:Folder", new Launching(), _folder.File("data"));
    }

    [Fact]
    public async Task A_folder_that_this_user_may_not_write()
    {
        Protect(_folder.Path);
        await RefusedAsync("Data:Folder", Unprivileged, _folder.Path);
    }

    [Fact]
    public async Task A_database_that_belongs_to_another_user()
    {
        // Restored by an administrator, as happens.
        new SqliteFixture(_folder.Path).Dispose();
        Protect(_folder.File(SqliteDatabase.FileName));
        MakeWritable(_folder.Path);
        await RefusedAsync("who owns", Unprivileged, _folder.Path);
    }

    [Fact]
    public async Task A_damaged_database_until_a_backup_is_restored()
    {
        new SqliteFixture(_folder.Path).Dispose();
        var path = _folder.File(SqliteDatabase.FileName);
        var good = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, [.. good[..100], .. Enumerable.Repeat((byte)'x', good.Length - 100)]);
        await RefusedAsync("damaged", new Launching(), _folder.Path);

        await File.WriteAllBytesAsync(path, good);
        await using var product = await ProductProcess.StartAsync(_folder.Path);
    }

    [Theory]
    [InlineData("INSERT INTO schema_migrations VALUES (9999, 'future', 0)", "9999")]
    [InlineData("DROP TABLE schema_migrations", "another program's")]
    [InlineData("UPDATE schema_migrations SET applied_at = 7258118400000000 WHERE number = 1", "Set the clock")]
    public async Task A_database_that_is_newer_or_not_ours_or_from_the_future(string change, string said)
    {
        using (var storage = new SqliteFixture(_folder.Path))
            await storage.Database.WriteAsync(session => { session.Run(change); return 0; });
        await RefusedAsync(said, new Launching(), _folder.Path);
    }

    [Fact]
    public async Task A_disk_without_room_until_there_is_some()
    {
        var how = new Launching
        {
            Through = ["sh", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh"],
            // Otherwise the runtime maps its code through a file, which is limited too.
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
        await RefusedAsync("Data:Folder", how, _folder.Path);
        await using var product = await ProductProcess.StartAsync(_folder.Path);
    }

    [Fact]
    public async Task An_address_in_use()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var (exitCode, output) = await ProductProcess.RunToEndAsync(taken, "--data", _folder.Path, "--no-demo");
        AssertOneLine(exitCode, output, "--urls");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("http://192.0.2.1:8080")]
    public async Task An_address_that_cannot_be_listened_on(string url)
    {
        var keyed = Production with { Environment = Production.Environment.Append(new("Secrets__MasterKeys", Key)).ToDictionary(StringComparer.Ordinal) };
        var (exitCode, output) = await ProductProcess.RunAsync(keyed, "--urls", url, "--data", _folder.Path);
        AssertOneLine(exitCode, output, "--urls");
    }

    [Fact]
    public async Task A_machine_without_time_zones_or_alphabets()
    {
        var how = new Launching { Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" } };
        await RefusedAsync("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", how, _folder.Path);
        how = new Launching { Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TZDIR"] = _folder.Path } };
        await RefusedAsync("tzdata", how, _folder.File("data"));
    }

    private static Launching Production => new()
    {
        Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOTNET_ENVIRONMENT"] = "Production", ["ASPNETCORE_ENVIRONMENT"] = "Production" },
    };

    /// <summary>Root may do anything, so as root the program is started as nobody.</summary>
    private static Launching Unprivileged => new()
    {
        Through = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [],
        Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["HOME"] = "/tmp", ["DOTNET_CLI_HOME"] = "/tmp" },
    };

    private static void Protect(string path) => File.SetUnixFileMode(
        path, Directory.Exists(path) ? UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute : UnixFileMode.None);

    private static void MakeWritable(string folder)
    {
        const UnixFileMode Everybody = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | Everybody);
        foreach (var file in Directory.GetFiles(folder).Where(file => File.GetUnixFileMode(file) != UnixFileMode.None))
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
    }

    private static Uri FreeAddress() => new($"http://127.0.0.1:{ProductProcess.FreePort()}");

    private static async Task<string> RefusedAsync(string named, Launching how, string folder, params string[] args)
    {
        var (exitCode, output) = await ProductProcess.RunAsync(
            how, ["--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ProductProcess.FreePort()}"), "--data", folder, "--no-demo", .. args]);
        AssertOneLine(exitCode, output, named);
        return output;
    }

    private static void AssertOneLine(int exitCode, string output, string named)
    {
        exitCode.Should().Be(1, output);
        // The framework says that it shuts down when the start fails late.
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains("Application is shutting down", StringComparison.Ordinal));
        var line = lines.Should().ContainSingle().Subject;
        line.Should().StartWith("StudyMate cannot start: ");
        line.Should().Contain(named);
    }
}
