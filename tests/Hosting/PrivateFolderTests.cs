using System.Runtime.Versioning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StudyMate.Infrastructure;
using StudyMate.Operations;
using StudyMate.Telemetry;

namespace StudyMate.Hosting;

/// <summary>Who else works on the machine reads nothing of a school's, whatever stood in its folder before.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFolderTests : IDisposable
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Open = File | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_that_a_running_school_keeps_is_its_owners_alone()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.File("new") });
        await TestSchool.CreateAsync(app);

        ShouldBeClosed(_folder.File("new"));
    }

    [Fact]
    public async Task What_stood_there_before_is_closed_when_the_folder_is_opened()
    {
        await using (var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.Path }))
            await TestSchool.CreateAsync(app);
        foreach (var name in (string[])["logs/studymate.log", "logs/studymate_001.log", "telemetry/school/2026-01-01.jsonl.gz", "studymate-before-0022.db", "studymate.db.partial"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            await System.IO.File.AppendAllTextAsync(_folder.File(name), "");
        }

        OpenToAll();

        await using var again = await StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.Path });

        ShouldBeClosed(_folder.Path);
    }

    [Fact]
    public async Task Counts_of_requests_are_kept_for_the_owner_alone_where_an_operator_says()
    {
        Directory.CreateDirectory(_folder.File("school"));
        await System.IO.File.WriteAllTextAsync(_folder.File("school/2026-01-01.jsonl.gz"), "");
        await System.IO.File.WriteAllTextAsync(_folder.File("school/2026-01-02.jsonl.gz.part"), "");
        OpenToAll();
        using var services = new ServiceCollection().BuildServiceProvider();
        var archive = new TelemetryArchive(services, Options.Create(new TelemetryOptions { ExportFolder = _folder.Path }));

        await archive.SaveAsync("school", new DateOnly(2026, 1, 2), []);
        await archive.SaveAsync("another", new DateOnly(2026, 1, 2), []);

        ShouldBeClosed(_folder.File("school"));
        ShouldBeClosed(_folder.File("another"));
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_refused_as_it_is()
    {
        await System.IO.File.WriteAllTextAsync(_folder.File("thesis.txt"), "mine");
        OpenToAll();

        await FluentActions.Awaiting(() => StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.Path })).Should().ThrowAsync<StartRefusedException>();

        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(_folder.Path).Should().HaveFlag(UnixFileMode.OtherRead);
    }

    [Fact]
    public async Task What_a_link_leads_to_is_left_alone()
    {
        using var elsewhere = new TempFolder();
        var target = elsewhere.File("target");
        await System.IO.File.WriteAllTextAsync(target, "");
        Directory.CreateDirectory(_folder.File("logs"));
        System.IO.File.CreateSymbolicLink(_folder.File("logs/linked.log"), target);
        System.IO.File.CreateSymbolicLink(_folder.File("studymate-linked"), target);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(target, Open);

        await using var app = await StudyMateApp.StartAsync(new AppSettings { DataFolder = _folder.Path });

        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(target).Should().Be(Open);
    }

    private void OpenToAll()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var path in Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Append(_folder.Path))
            System.IO.File.SetUnixFileMode(path, Directory.Exists(path) ? Folder | Open | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Open);
    }

    private static void ShouldBeClosed(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var open = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder)
            .Where(path => System.IO.File.GetUnixFileMode(path) != (Directory.Exists(path) ? Folder : File));
        open.Should().BeEmpty();
    }
}
