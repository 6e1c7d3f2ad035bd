using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;

namespace StudyMate.Web;

/// <summary>
/// The built browser app, read once when the server starts: a page and its scripts always belong together, whatever is copied over the
/// folder meanwhile, and no request names a path of the disk. The build has compressed the files (Brotli, gzip), so that nothing is
/// compressed while serving.
/// </summary>
internal sealed class WebFiles
{
    public const string Index = "/index.html";
    private const string Hashed = "/assets/";
    private static readonly ImmutableArray<(string Suffix, string Encoding)> Encodings = [(".br", "br"), (".gz", "gzip")];
    private static readonly FileExtensionContentTypeProvider ContentTypes = new(
        new Dictionary<string, string>(new FileExtensionContentTypeProvider().Mappings, StringComparer.OrdinalIgnoreCase)
        {
            [".js"] = "text/javascript",
            [".mjs"] = "text/javascript",
            [".webmanifest"] = "application/manifest+json",
        });

    private readonly FrozenDictionary<string, WebFile> _files;

    public WebFiles(IOptions<WebOptions> options)
    {
        Folder = Path.GetFullPath(options.Value.Folder);
        _files = Read(Folder).ToFrozenDictionary(StringComparer.Ordinal);
        IndexFile = _files.GetValueOrDefault(Index);
        Screens = WebScreens.Of(Find(WebScreens.File));
    }

    public string Folder { get; }

    /// <summary>The page of every screen; null where the app was not built.</summary>
    public WebFile? IndexFile { get; }

    /// <summary>The addresses that this build has a screen for.</summary>
    public WebScreens Screens { get; }

    /// <summary>The file at an address, or null.</summary>
    public WebFile? Find(string path) => _files.GetValueOrDefault(path);

    private static Dictionary<string, WebFile> Read(string folder)
    {
        var files = new Dictionary<string, WebFile>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return files;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!Encodings.Any(encoding => file.EndsWith(encoding.Suffix, StringComparison.Ordinal)))
            {
                var path = "/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
                files[path] = new WebFile(TypeOf(path), path.StartsWith(Hashed, StringComparison.Ordinal), FormsOf(file));
            }
        }

        return files;
    }

    private static ImmutableArray<WebForm> FormsOf(string file)
    {
        var forms = ImmutableArray.CreateBuilder<WebForm>();
        var itself = FormOf(file, null);
        foreach (var (suffix, encoding) in Encodings)
        {
            // A twin that is older than its file belongs to another build.
            if (File.Exists(file + suffix) && File.GetLastWriteTimeUtc(file + suffix) >= File.GetLastWriteTimeUtc(file))
                forms.Add(FormOf(file + suffix, encoding));
        }

        forms.Add(itself);
        return forms.ToImmutable();
    }

    private static WebForm FormOf(string file, string? encoding)
    {
        var bytes = File.ReadAllBytes(file);
        return new WebForm(encoding, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"", bytes);
    }

    private static string TypeOf(string path)
    {
        var type = ContentTypes.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var isText = type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal);
        return isText ? type + "; charset=utf-8" : type;
    }
}
