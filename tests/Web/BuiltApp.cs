using System.IO.Compression;
using StudyMate.Infrastructure;

namespace StudyMate.Web;

/// <summary>A folder as the build of the browser app leaves it, small enough to know every byte.</summary>
internal sealed class BuiltApp : IDisposable
{
    public const string Page = "<!doctype html><title>StudyMate</title><script type=\"module\" src=\"/assets/main-4f2a.js\"></script>";
    public const string Script = "console.log('one two three one two three one two three one two three');";

    private readonly TempFolder _folder = new();

    public BuiltApp()
    {
        Directory.CreateDirectory(_folder.File("assets"));
        Write("index.html", Page);
        Write("assets/main-4f2a.js", Script);
        Write("sw.js", "self.addEventListener('fetch', () => {});");
        Write("app.webmanifest", "{}");
        Write("screens.json", """["/", "/classes", "/classes/:classId", "/students/:studentId"]""");
        Write("favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Pack("assets/main-4f2a.js", ".br", stream => new BrotliStream(stream, CompressionLevel.SmallestSize));
        Pack("assets/main-4f2a.js", ".gz", stream => new GZipStream(stream, CompressionLevel.SmallestSize));
    }

    /// <summary>The product with this app.</summary>
    public Task<StudyMateApp> StartAsync() => StudyMateApp.StartAsync(new AppSettings
    {
        Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Web:Folder"] = _folder.Path },
    });

    public void Write(string name, string text) => File.WriteAllText(_folder.File(name), text);

    public void Dispose() => _folder.Dispose();

    private void Pack(string name, string suffix, Func<Stream, Stream> open)
    {
        using var packed = open(File.Create(_folder.File(name + suffix)));
        packed.Write(File.ReadAllBytes(_folder.File(name)));
    }
}
