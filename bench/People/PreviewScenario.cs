using System.Diagnostics;
using System.Globalization;
using System.Text;
using StudyMate.People;

namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- preview</c>: how long a list of 10,000 students takes until the school has its preview, beside writing as many lines on one SQLite
/// connection in transactions of a thousand.
/// </summary>
internal static class PreviewScenario
{
    public const string Name = "preview";
    public const string Usage = "preview [--pairs 5] [--rows 10000] [--json FILE]";

    private const double MostSeconds = 5;
    private const int TransactionRows = 1_000;

    /// <summary>Those whom a class takes beside those who are in it.</summary>
    private const int RowsPerClass = PeopleLimits.StudentsOfClass - SchoolSetup.ClassSize;

    private const string Values = """{"firstName":"Zoé","lastName":"Élève","email":"eleve@example.org","classId":"6f9619ff8b86d011b42d00c04fc964ff"}""";

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("pairs", "rows");
        var pairs = arguments.Number("pairs", 5, 1, 50);
        var rows = arguments.Number("rows", ImportFile.MaxRows, 1, ImportFile.MaxRows);
        var report = new Report(Name, $"preview: a list of {rows:N0} students, {pairs} pairs");
        var folder = Directory.CreateTempSubdirectory("studymate-preview-");
        try
        {
            await using var product = await ApiProcess.StartAsync(Path.Combine(folder.FullName, "product"), stop);
            using var api = new ApiClient(product.Address, connections: 1);
            var students = (rows + RowsPerClass - 1) / RowsPerClass * SchoolSetup.ClassSize;
            var school = await new SchoolSetup(api, stop).RunAsync(SchoolSetup.DefaultEmail, SchoolSetup.DefaultPassword, students, [], licensed: students + rows);
            var list = List(rows, school.Classes.Count);
            var (good, files) = (0L, 0);
            var measured = await Pairs.RunAsync(
                pairs,
                async () =>
                {
                    var clock = Stopwatch.StartNew();
                    var preview = await api.PostBytesAsync("preview", "/api/imports?type=students", school.AdminToken, list, stop, "text/csv");
                    good += preview.GetProperty("newRows").GetInt64();
                    return clock.Elapsed.TotalSeconds;
                },
                () => Task.FromResult(WriteRaw(Path.Combine(folder.FullName, $"raw-{files++}"), rows)));

            report.Add("until the preview is there, median", "previewSeconds", measured.Product, "{0:N2} s");
            report.Add($"writing its lines, {TransactionRows:N0} a transaction", "baselineSeconds", measured.Baseline, "{0:N2} s");
            report.Add("times the baseline", "ratio", measured.Ratio, "{0:N1}");
            report.Note("limit", string.Create(CultureInfo.InvariantCulture, $"{MostSeconds} s for 10,000 lines"));
            // One run more than pairs: the first is not measured.
            report.Expect("lines found good", "goodRows", good, (pairs + 1L) * rows);
            report.Succeeded &= measured.Product < MostSeconds;
            return report;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] List(int rows, int classes)
    {
        var text = new StringBuilder("Nom;Prénom;E-mail;Classe;Promotion\r\n");
        for (var row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"Élève{row};Zoé;eleve{row}@example.org;Classe {row % classes + 1};Promotion\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Seconds that a list's lines take by themselves, in a fresh file.</summary>
    private static double WriteRaw(string folder, int rows)
    {
        using var session = RawSqlite.Open(folder);
        var put = session.Prepare("People/PutImportRow");
        put.Bind(put.IndexOf("tenant"), "school").Bind(put.IndexOf("import_id"), "import").Bind(put.IndexOf("outcome"), "new")
            .Bind(put.IndexOf("payload"), Values).Bind(put.IndexOf("error_count"), 0);
        var clock = Stopwatch.StartNew();
        for (var from = 0; from < rows; from += TransactionRows)
        {
            session.Control("BEGIN IMMEDIATE");
            for (var row = from; row < Math.Min(from + TransactionRows, rows); row++)
                put.Bind(put.IndexOf("line"), row).Execute();
            session.Control("COMMIT");
        }

        return clock.Elapsed.TotalSeconds;
    }
}
