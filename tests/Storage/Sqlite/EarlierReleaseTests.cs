using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using StudyMate.Assignments;
using StudyMate.Common;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.Storage;

/// <summary>
/// A data folder as version 0.1.0 left it, whose grains ran on an engine of our own: a school with a class, a student who played a mission, and the
/// reminder of its due date. Made through the API, copied with <c>VACUUM INTO</c>.
/// </summary>
public sealed class EarlierReleaseTests
{
    private const string Tenant = "sample";
    private const string AssignmentId = "01a2284ca5537919b87f29f136f0909b";
    private const string StudentId = "01a2284ca3bb73d09307e104c364bbf3";
    private const string MasterKey = "sample:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private const string Password = "Sample-2026!";

    [Fact]
    public async Task A_data_folder_of_version_0_1_0_opens_with_its_records_facts_and_reminders()
    {
        using var folder = new TempFolder();
        Unpack(folder.File(SqliteDatabase.FileName));
        await using var app = await StudyMateApp.StartAsync(new AppSettings
        {
            DataFolder = folder.Path,
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Secrets:MasterKeys"] = MasterKey },
        });

        using var admin = app.Anonymous();
        var signedIn = await admin.PostAsync("/api/auth/login", new { email = "admin@sample.example", password = Password, tenantId = Tenant }).ShouldBe(System.Net.HttpStatusCode.OK);
        admin.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.GetProperty("accessToken").GetString());

        var assignment = await admin.GetJsonAsync($"/api/assignments/{AssignmentId}");
        assignment.GetProperty("counters").GetProperty("completed").GetInt32().Should().Be(1);
        var progress = await admin.GetJsonAsync($"/api/students/{StudentId}/progress");
        progress.GetProperty("averageScore").GetDouble().Should().Be(50);
        var student = await admin.GetJsonAsync($"/api/students/{StudentId}");
        student.GetProperty("lastName").GetString().Should().Be("Lefèvre");
        // Sealed by the master key of then.
        student.GetProperty("accessCode").GetString().Should().NotBeNullOrEmpty();

        var facts = await app.Services.GetRequiredService<IFactStore>().ReadAsync(Tenant, 0, int.MaxValue);
        facts.Length.Should().Be(23);
        var grain = app.Grains.GetGrain<IAssignmentGrain>(GrainKeys.Of(Tenant, AssignmentId)).GetGrainId();
        (await app.Services.GetRequiredService<IReminderTable>().ReadRow(grain, "due")).Should().NotBeNull();

        // And it goes on from there.
        await admin.PostAsync("/api/classes", new { name = "6e B" }).ShouldBe(System.Net.HttpStatusCode.Created);
    }

    private static void Unpack(string path)
    {
        using var packed = File.OpenRead(Repository.Path("tests/Storage/Samples/studymate-0.1.0.db.gz"));
        using var unzip = new GZipStream(packed, CompressionMode.Decompress);
        using var file = File.Create(path);
        unzip.CopyTo(file);
    }
}
