using System.Text;
using Microsoft.AspNetCore.Builder;

namespace StudyMate.Infrastructure;

/// <summary>Engine <c>embedded</c>: the folder is all there is.</summary>
internal static partial class AppPlace
{
    /// <summary>What the product has to be told beside its data folder.</summary>
    public static string[] ArgsOf(string dataFolder, bool ofItsOwnProcess = false) => [];

    /// <summary>A further silo for a running instance, or null where there is no such thing.</summary>
    public static Task<IAsyncDisposable?> StartSiloAsync(string dataFolder, string[] args, Action<WebApplicationBuilder> configure) =>
        Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>The log files of an instance, beside its standard output.</summary>
    public static string[] LogsOf(string dataFolder) => [Path.Combine(dataFolder, "logs", "studymate.log")];

    /// <summary>Everything that is kept, as bytes in text: every file, with what deleted rows may have left in it.</summary>
    public static IEnumerable<string> ContentsOf(string dataFolder)
    {
        foreach (var path in Directory.EnumerateFiles(dataFolder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            yield return Encoding.Latin1.GetString(copy.GetBuffer(), 0, (int)copy.Length);
        }
    }

    /// <summary>Copies what is not in the folder.</summary>
    public static void Copy(string fromFolder, string toFolder)
    {
    }

    /// <summary>Removes what is not in the folder.</summary>
    public static void Remove(string folder)
    {
    }
}
