using StudyMate.Infrastructure;

namespace StudyMate.Web;

/// <summary>
/// A data folder with the demonstration schools. They are made once, by the product itself in an orderly run from start to stop; each
/// scenario gets a copy, because making them takes longer than most scenarios.
/// </summary>
internal sealed class DemoData : IDisposable
{
    private static readonly Lazy<Task<TempFolder>> Made = new(MakeAsync);
    private readonly TempFolder _copy = new();

    private DemoData()
    {
    }

    public string Folder => _copy.Path;

    public static async Task<DemoData> CopyAsync()
    {
        var made = await Made.Value;
        var data = new DemoData();
        foreach (var file in Directory.EnumerateFiles(made.Path, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(data.Folder, Path.GetRelativePath(made.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return data;
    }

    public void Dispose() => _copy.Dispose();

    private static async Task<TempFolder> MakeAsync()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            DataFolder = folder.Path,
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo:Enabled"] = "true" },
        });
        return folder;
    }
}
