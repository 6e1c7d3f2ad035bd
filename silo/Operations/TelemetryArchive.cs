using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StudyMate.Facts;
using StudyMate.Hosting;
using StudyMate.Telemetry;

namespace StudyMate.Operations;

/// <summary>
/// <c>telemetry/{tenant}/{day}.jsonl.gz</c> in the data folder, or below <c>Telemetry:ExportFolder</c>: one JSON object per minute and route.
/// </summary>
internal sealed class TelemetryArchive(IServiceProvider services, IOptions<TelemetryOptions> options) : ITelemetryArchive
{
    private const string Extension = ".jsonl.gz";
    private const string Day = "yyyy-MM-dd";

    private readonly string? _folder = !string.IsNullOrWhiteSpace(options.Value.ExportFolder)
        ? Path.GetFullPath(options.Value.ExportFolder)
        : services.GetService<DataFolder>() is { } data ? Path.Combine(data.Path, "telemetry") : null;

    public bool IsOn => _folder is not null;

    public bool Holds(string tenant, DateOnly day) => File.Exists(PathOf(tenant, day));

    public async Task SaveAsync(string tenant, DateOnly day, ImmutableArray<RequestRow> minutes, CancellationToken cancellationToken = default)
    {
        var path = PathOf(tenant, day);
        var folder = Path.GetDirectoryName(path)!;
        PrivateFiles.MakeFolder(folder);
        // An operator may have named a folder that stood there before; the tenant's own is ours.
        PrivateFiles.Close(folder);
        var unfinished = path + ".part";
        await using (var file = PrivateFiles.Open(unfinished, FileMode.Create, FileAccess.Write))
        await using (var packed = new GZipStream(file, CompressionLevel.Optimal))
        {
            foreach (var minute in minutes)
            {
                await packed.WriteAsync(Line(minute), cancellationToken);
                packed.WriteByte((byte)'\n');
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }

    public void Purge(string tenant, DateOnly before)
    {
        var folder = Path.GetDirectoryName(PathOf(tenant, before))!;
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            var name = Path.GetFileName(file)[..^Extension.Length];
            if (DateOnly.TryParseExact(name, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < before)
                File.Delete(file);
        }
    }

    /// <summary>A tenant's id is a safe name of a folder: letters, digits and hyphens.</summary>
    private string PathOf(string tenant, DateOnly day) =>
        Path.Combine(_folder!, tenant, day.ToString(Day, CultureInfo.InvariantCulture) + Extension);

    private static byte[] Line(RequestRow minute)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("minute", Micros.ToInstant(minute.At));
            json.WriteString("method", minute.Method);
            json.WriteString("route", minute.Route);
            json.WriteNumber("successful", minute.Ok + minute.Redirected);
            json.WriteNumber("clientErrors", minute.Refused);
            json.WriteNumber("serverErrors", minute.Failed);
            json.WriteNumber("totalMs", minute.TotalUs / 1_000.0);
            json.WriteNumber("maxMs", minute.MaxUs / 1_000.0);
            json.WriteStartArray("buckets");
            foreach (var count in minute.Buckets)
                json.WriteNumberValue(count);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
