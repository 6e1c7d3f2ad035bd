using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using StudyMate.Facts;
using StudyMate.Infrastructure;

namespace StudyMate.People;

/// <summary>An import that takes long, and one that is left lying.</summary>
public sealed class ImportLifeTests
{
    [Fact]
    public async Task A_preview_expires_after_a_day_and_its_people_are_forgotten()
    {
        var time = TestClock.Noon();
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Time = time });
        var school = await PeopleSchool.CreateAsync(app);
        var preview = await school.PreviewAsync("students", "Prénom;Nom;E-mail;Classe\r\nZoé;Lefèvre;z@x.fr;\r\nLéa;Martin;pas une adresse;\r\n");
        var id = PeopleSchool.Id(preview);
        (await LinesAsync(app, school, id)).Should().Be(2);

        time.Advance(TimeSpan.FromHours(25));
        await school.School.Grain<IImportGrain>(id).AsReference<IRemindable>().ReceiveReminder("purge", default);

        (await LinesAsync(app, school, id)).Should().Be(0);
        (await school.Admin.GetJsonAsync($"/api/imports/{id}")).GetProperty("status").GetString().Should().Be("expired");
        await school.Admin.PostAsync($"/api/imports/{id}/apply", null).ShouldBeProblem(HttpStatusCode.Conflict, "import.expired");
    }

    [Fact]
    public async Task An_import_that_takes_long_answers_where_to_look_and_goes_on()
    {
        await using var app = await StudyMateApp.StartAsync(new AppSettings { Configure = builder => FaultyFactStore.Register(builder.Services) });
        var school = await PeopleSchool.CreateAsync(app);
        var lines = string.Concat(Enumerable.Range(0, 200).Select(i => $"Zoé{i};Lefèvre;z{i}@x.fr;6e A\r\n"));
        await school.ClassAsync("6e A");
        var preview = await school.PreviewAsync("students", "Prénom;Nom;E-mail;Classe\r\n" + lines);
        var store = app.Services.GetRequiredService<FaultyFactStore>();
        var (promise, work) = (new TaskCompletionSource(), new TaskCompletionSource());
        store.Gate = promise.Task;
        var flushes = store.Flushes;

        var applying = school.Admin.PostAsync($"/api/imports/{PeopleSchool.Id(preview)}/apply", null);
        // Once the promise to apply it is being written, what follows is the work: it stands at the gate for longer than a caller waits.
        SpinWait.SpinUntil(() => store.Flushes > flushes, TimeSpan.FromSeconds(10)).Should().BeTrue();
        store.Gate = work.Task;
        promise.SetResult();
        await Task.Delay(TimeSpan.FromSeconds(5));
        work.SetResult();

        using var answer = await applying;
        var running = await answer.ShouldBe(HttpStatusCode.Accepted);
        (running.GetProperty("status").GetString(), running.GetProperty("total").GetInt32()).Should().Be(("running", 200));
        (answer.Headers.Location?.ToString()).Should().Be($"/api/imports/{PeopleSchool.Id(preview)}");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var view = running;
        while (view.GetProperty("status").GetString() is "running")
        {
            patience.Token.ThrowIfCancellationRequested();
            view = await school.Admin.GetJsonAsync(answer.Headers.Location!.ToString());
        }

        (view.GetProperty("status").GetString(), view.GetProperty("created").GetInt32(), view.GetProperty("failed").GetInt32()).Should().Be(("completed", 200, 0));
    }

    [Fact]
    public async Task What_came_of_a_line_stays_whatever_a_host_believed_dead_says_late()
    {
        await using var app = await StudyMateApp.StartAsync();
        var school = await PeopleSchool.CreateAsync(app);
        await school.ClassAsync("6e A");
        var id = PeopleSchool.Id(await school.PreviewAsync("students", "Prénom;Nom;E-mail;Classe\r\nZoé;Lefèvre;z@x.fr;6e A\r\n"));
        await school.Admin.PostAsync($"/api/imports/{id}/apply", null).ShouldBe(HttpStatusCode.OK);

        var late = new RowResult(2, RowResult.Failed, new ImportError(2, null, "import.fault", "This line could not be written."));
        await new ImportRows(app.Services.GetRequiredService<IRows>()).PutResultsAsync(school.School.Tenant, id, [late]);

        var counts = await CountsAsync(app, school, id);
        (counts.Created, counts.Failed, counts.ErrorCount).Should().Be((1, 0, 0));
        (await school.Admin.GetJsonAsync($"/api/imports/{id}")).GetProperty("errors").EnumerateArray().Should().BeEmpty();
    }

    private static async Task<int> LinesAsync(StudyMateApp app, PeopleSchool school, string id) => (await CountsAsync(app, school, id)).Total;

    private static Task<ImportCounts> CountsAsync(StudyMateApp app, PeopleSchool school, string id) =>
        new ImportRows(app.Services.GetRequiredService<IRows>()).CountAsync(school.School.Tenant, id, CancellationToken.None);
}
