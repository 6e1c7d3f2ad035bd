using System.Diagnostics;
using System.Globalization;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>A disk that a test can fill and empty under a running product.</summary>
internal abstract class SmallDisk : IDisposable
{
    protected TempFolder Folder { get; } = new();

    /// <summary>How the product is started on it.</summary>
    public abstract Launching How { get; }

    public string Path => Folder.Path;

    /// <summary>What readiness says while it is full.</summary>
    public abstract string Status { get; }

    /// <summary>The line that the operator reads.</summary>
    public abstract string Line { get; }

    public abstract void Fill(ProductProcess product);

    public abstract void Empty(ProductProcess product);

    public void Dispose() => Folder.Dispose();

    protected static void Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, $"{program}: {error}");
    }
}

/// <summary>A file system of its own of a few MiB, seen by the product only; filled by another file on it.</summary>
internal sealed class FullDisk : SmallDisk
{
    private const string Mount = "mount -t tmpfs -o size=48m,mode=777 none \"$1\" && shift && exec \"$@\"";

    /// <summary>Why there can be none here, or null.</summary>
    public static string? Missing { get; } = CanMount() ? null : "Needs unshare(1) and the right to mount a tmpfs in a namespace.";

    public override Launching How => new() { Through = ["unshare", "--map-root-user", "--mount", "sh", "-c", Mount, "sh", Path] };

    public override string Status => "disk_full";

    public override string Line => "The disk of the data folder is full (Data:Folder)";

    public override void Fill(ProductProcess product)
    {
        using var ballast = new FileStream(BallastOf(product), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[64 * 1024];
        try
        {
            while (true)
                ballast.Write(block);
        }
        catch (IOException)
        {
            // Full, which was the point.
        }
    }

    public override void Empty(ProductProcess product) => File.Delete(BallastOf(product));

    /// <summary>The product's own view of its folder.</summary>
    private string BallastOf(ProductProcess product) => string.Create(CultureInfo.InvariantCulture, $"/proc/{product.Id}/root{Path}/.ballast");

    private static bool CanMount()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            Run("unshare", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs none /mnt");
            return true;
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or Xunit.Sdk.XunitException)
        {
            // Not allowed, or no such program.
            return false;
        }
    }
}

/// <summary>A limit of the operating system under which no file of the product can grow any more, as a failing disk or a quota would have it.</summary>
internal sealed class NoGrowth : SmallDisk
{
    /// <summary>A limit ends a program that does not ignore its signal.</summary>
    public override Launching How => new() { Through = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"] };

    public override string Status => "storage_failed";

    public override string Line => "The disk of the data folder takes no writes (Data:Folder)";

    public override void Fill(ProductProcess product) => Limit(product, 4096.ToString(CultureInfo.InvariantCulture));

    public override void Empty(ProductProcess product) => Limit(product, "unlimited");

    private static void Limit(ProductProcess product, string bytes) =>
        Run("prlimit", "--pid", product.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited");
}

/// <summary>A fact that needs a file system of its own: skipped with a reason where none can be mounted.</summary>
internal sealed class FullDiskFactAttribute : FactAttribute
{
    public FullDiskFactAttribute() => Skip = FullDisk.Missing;
}
