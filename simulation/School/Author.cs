using System.Globalization;
using StudyMate.Assignments;
using StudyMate.Content;

namespace StudyMate.Simulation;

/// <summary>A teacher with a referent and a head: themes are written, reviewed and published, missions handed out and taken back.</summary>
internal sealed class Author(Clients clients, Chance chance, SchoolModel school)
{
    /// <summary>Questions of every theme besides the open one; the right answer is always <c>a</c>.</summary>
    public const int Questions = 4;

    private readonly StaffClient _teacher = new(clients, chance.Fork(), school.Teacher);
    private readonly StaffClient _referent = new(clients, chance.Fork(), school.Referent);
    private readonly StaffClient _direction = new(clients, chance.Fork(), school.Direction);
    private int _made;

    public async Task PrepareAsync()
    {
        await WriteAsync();
        await WriteAsync();
        foreach (var classId in school.Classes.Keys)
            await HandOutAsync(classId, draft: false);
    }

    public async Task WorkAsync(int commands)
    {
        for (var done = 0; done < commands; done++)
        {
            await clients.PauseAsync(chance, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(3));
            await (chance.Below(6) switch
            {
                0 => ReviseAsync(),
                1 => CancelAsync(),
                2 => UpdateAsync(),
                3 => PushAsync(),
                _ => HandOutAsync(chance.Pick([.. school.Classes.Keys]), draft: chance.PerMille(500)),
            });
        }
    }

    private async Task WriteAsync()
    {
        var id = $"theme-{++_made}";
        var theme = new ModelTheme(id, NewTitle(), "draft", null);
        await _teacher.DoAsync("CreateTheme", id, async grains =>
            Answer.Of(await grains.GetGrain<IThemeGrain>(school.Key(id)).CreateAsync(new CreateTheme(Content(theme.Title)), CancellationToken.None)));
        school.Themes[id] = theme;
        await PublishAsync(theme);
    }

    /// <summary>A new version of a published theme, through the whole review.</summary>
    private async Task ReviseAsync()
    {
        var theme = chance.Pick([.. school.Themes.Values]) with { Title = NewTitle(), Status = "draft" };
        await _teacher.DoAsync("EditTheme", theme.Id, async grains =>
            Answer.Of(await grains.GetGrain<IThemeGrain>(school.Key(theme.Id)).EditAsync(new EditTheme(Content(theme.Title), null), CancellationToken.None)));
        school.Themes[theme.Id] = theme;
        await PublishAsync(theme);
    }

    private async Task PublishAsync(ModelTheme theme)
    {
        var key = school.Key(theme.Id);
        await SubmitAsync(theme.Id);
        if (chance.PerMille(300))
        {
            await _referent.DoAsync("RejectTheme", theme.Id, async grains => Answer.Of(await grains.GetGrain<IThemeGrain>(key).RejectAsync(new RejectTheme("Again."), CancellationToken.None)));
            await SubmitAsync(theme.Id);
        }

        await _referent.DoAsync("ApproveTheme", theme.Id, async grains => Answer.Of(await grains.GetGrain<IThemeGrain>(key).ApproveAsync(new ApproveTheme(), CancellationToken.None)));
        await _direction.DoAsync("PublishTheme", theme.Id, async grains => Answer.Of(await grains.GetGrain<IThemeGrain>(key).PublishAsync(new PublishTheme(), CancellationToken.None)));
        school.Themes[theme.Id] = theme with { Status = "published", Published = (theme.Published ?? 0) + 1 };
    }

    private Task SubmitAsync(string id) => _teacher.DoAsync("SubmitTheme", id, async grains =>
        Answer.Of(await grains.GetGrain<IThemeGrain>(school.Key(id)).SubmitAsync(new SubmitTheme(), CancellationToken.None)));

    private async Task HandOutAsync(string classId, bool draft)
    {
        var id = $"assignment-{++_made}";
        var theme = chance.Pick([.. school.Themes.Values]);
        var due = chance.PerMille(400) ? clients.Process.World.Now.AddMinutes(chance.Between(20, 600)) : (DateTimeOffset?)null;
        var given = new ModelAssignment(id, NewTitle(), theme.Id, classId, draft ? "draft" : "pushed", ToldOutside: !draft, HasDue: due is not null);
        await _teacher.DoAsync("CreateAssignment", id, async grains => Answer.Of(await grains.GetGrain<IAssignmentGrain>(school.Key(id)).CreateAsync(
            new CreateAssignment(given.Title, "quiz", theme.Id, null, null, due, null, [new AssignmentTarget(TargetTypes.Class, classId)], draft), CancellationToken.None)));
        school.Assignments[id] = given;
    }

    private async Task PushAsync()
    {
        if (Any("draft") is not { } draft)
            return;
        await _teacher.DoAsync("PushAssignment", draft.Id, async grains =>
            Answer.Of(await grains.GetGrain<IAssignmentGrain>(school.Key(draft.Id)).PushAsync(CancellationToken.None)));
        school.Assignments[draft.Id] = draft with { Status = "pushed", ToldOutside = true };
    }

    private async Task UpdateAsync()
    {
        if (Any("pushed") is not { } assignment)
            return;
        var title = NewTitle();
        await _teacher.DoAsync("UpdateAssignment", assignment.Id, async grains => Answer.Of(
            await grains.GetGrain<IAssignmentGrain>(school.Key(assignment.Id)).UpdateAsync(new UpdateAssignment(title, null, null, null), CancellationToken.None)));
        school.Assignments[assignment.Id] = assignment with { Title = title };
    }

    /// <summary>The first missions stay, so that devices always have something to do.</summary>
    private async Task CancelAsync()
    {
        if (Any("draft") is not { } draft)
            return;
        await _teacher.DoAsync("CancelAssignment", draft.Id, async grains =>
            Answer.Of(await grains.GetGrain<IAssignmentGrain>(school.Key(draft.Id)).CancelAsync(CancellationToken.None)));
        school.Assignments[draft.Id] = draft with { Status = "cancelled" };
    }

    private ModelAssignment? Any(string status)
    {
        var found = school.Assignments.Values.Where(assignment => string.Equals(assignment.Status, status, StringComparison.Ordinal)).ToList();
        return found.Count == 0 ? null : chance.Pick(found);
    }

    private string NewTitle() => string.Create(CultureInfo.InvariantCulture, $"Title {++_made}");

    private static Theme Content(string title) => new()
    {
        Title = title,
        Questions =
        [
            .. Enumerable.Range(1, Questions).Select(number => new Question
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"q{number}"),
                Type = "mcq",
                Prompt = "Which?",
                Choices = [new("a", "This"), new("b", "That")],
                Answer = ["a"],
            }),
            new Question { Id = StudentDevice.OpenQuestion, Type = "open", Prompt = "Why?" },
        ],
    };
}
