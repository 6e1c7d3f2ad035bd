using System.Text;

namespace StudyMate.Infrastructure;

/// <summary>What an instance keeps in its data folder.</summary>
internal static class DataFolderContents
{
    /// <summary>The log file, beside standard output.</summary>
    public static string LogOf(string dataFolder) => Path.Combine(dataFolder, "logs", "studymate.log");

    /// <summary>Everything that is kept, as bytes in text: every file, with what deleted rows may have left in it.</summary>
    public static IEnumerable<string> ReadAll(string dataFolder)
    {
        foreach (var path in Directory.EnumerateFiles(dataFolder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            yield return Encoding.Latin1.GetString(copy.GetBuffer(), 0, (int)copy.Length);
        }
    }
}
