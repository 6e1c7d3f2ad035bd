namespace StudyMate.Bench;

/// <summary>
/// <c>bench -- cost</c>: what one thing that people do costs the product in processor time, for docs/capacity.md. Each is done often by
/// eight at once, first to warm up and then counted; nothing else happens meanwhile.
/// </summary>
internal static class CostScenario
{
    public const string Name = "cost";
    public const string Usage = "cost [--students 200] [--times 400] [--product FOLDER] [--json FILE]";

    private const int AtOnce = 8;

    public static async Task<Report> RunAsync(Arguments arguments, CancellationToken stop)
    {
        arguments.Only("students", "times");
        var students = arguments.Number("students", 200, AtOnce, 2_500);
        var times = arguments.Number("times", 400, 50, 100_000);
        var report = new Report(Name, $"cost: processor time of the product, {students} students, each {times} times");
        var folder = Directory.CreateTempSubdirectory("studymate-cost-");
        try
        {
            await using var product = await ApiProcess.StartAsync(folder.FullName, stop);
            using var api = new ApiClient(product.Address, AtOnce);
            var people = new CostPeople(api, students, stop);
            await people.PrepareAsync();
            var before = product.Memory;

            await CountAsync("a batch of 50 events, for each event", "eventMicros", times, people.SendBatchAsync, IngestBatch.Events);
            await CountAsync("an answer that is sent alone", "answerMicros", times, people.SendAnswerAsync);
            await CountAsync("a student opens the app (missions, a theme)", "openAppMicros", times, people.OpenAppAsync);
            await CountAsync("a class's dashboard (key figures, heatmap, students)", "dashboardMicros", times, people.ReadDashboardAsync);
            // Last: an account holds so many sign-ins, and a new one ends the oldest.
            await CountAsync("a student signs in with a code", "studentSignInMicros", times, people.SignInStudentAsync);
            await CountAsync("a teacher signs in with a password", "staffSignInMicros", Math.Min(times, 50), people.SignInStaffAsync);
            report.Add("turned away and sent again", "turnedAway", api.TurnedAway);
            report.Add("memory before and after", "memoryBeforeMb", before / 1048576d, "{0:N0} MB");
            report.Add("", "memoryMb", product.Memory / 1048576d, "{0:N0} MB");
            return report;

            async Task CountAsync(string label, string figure, int count, Func<int, Task> once, int parts = 1)
            {
                await ManyAsync(count, once);
                var used = product.ProcessorTime;
                await ManyAsync(count, once);
                report.Add(label, figure, (product.ProcessorTime - used).TotalMicroseconds / count / parts, "{0:N0} µs");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Task ManyAsync(int count, Func<int, Task> once) => Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (index, _) => await once(index));
    }
}
