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
    public static void Write(LoggerSinkConfiguration to, DataFolder folder, LogOptions options, TimeProvider time) => to.File(
        LoggingServices.Format,
        Path.Combine(folder.Path, "logs", "studymate.log"),
        fileSizeLimitBytes: options.FileMib * 1024L * 1024L,
        rollOnFileSizeLimit: true,
        retainedFileCountLimit: options.Files,
        hooks: new RemoveOld(TimeSpan.FromDays(options.KeepDays), time));

    /// <summary>Whenever a file is opened; Serilog itself knows ages by dates in names only, and would count days instead of sizes.</summary>
    private sealed class RemoveOld(TimeSpan keep, TimeProvider time) : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
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
