using System.Text;
using Serilog;
using Serilog.Configuration;
using Serilog.Sinks.File;
using StudyMate.Hosting;

namespace StudyMate.Logging;

/// <summary>
/// <c>logs/studymate.log</c> in the data folder and, once it is full, <c>studymate_001.log</c> and so on: the highest number is written, so many are
/// kept, and what was not written for too long goes as well.
/// </summary>
internal static class LogFile
{
    public static void Write(LoggerSinkConfiguration to, DataFolder folder, LogOptions options, TimeProvider time)
    {
        var path = Path.Combine(folder.Path, "logs", "studymate.log");
        MakeFolder(Path.GetDirectoryName(path)!);
        to.File(
            LoggingServices.Format,
            path,
            fileSizeLimitBytes: options.FileMib * 1024L * 1024L,
            rollOnFileSizeLimit: true,
            retainedFileCountLimit: options.Files,
            hooks: new CloseAndRemoveOld(TimeSpan.FromDays(options.KeepDays), time));
    }

    private static void MakeFolder(string path)
    {
        try
        {
            PrivateFiles.MakeFolder(path);
            PrivateFiles.Close(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The file will not be there to write either, and that is seen and tried again where files are written.
        }
    }

    /// <summary>Whenever a file is opened; Serilog itself knows ages by dates in names only, and would count days instead of sizes.</summary>
    private sealed class CloseAndRemoveOld(TimeSpan keep, TimeProvider time) : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            // Before its first line. Serilog opens it with whatever the process may.
            PrivateFiles.Close(path);
            var oldest = time.GetUtcNow().UtcDateTime - keep;
            foreach (var file in new FileInfo(path).Directory!.EnumerateFiles("studymate*.log"))
            {
                if (file.LastWriteTimeUtc < oldest && file.FullName != path)
                    file.Delete();
            }

            return underlyingStream;
        }
    }
}
