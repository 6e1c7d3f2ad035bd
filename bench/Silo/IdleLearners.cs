using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Core.Internal;
using Orleans.Runtime;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Hosting;
using StudyMate.Learning;
using StudyMate.People;
using StudyMate.Telemetry;
using StudyMate.Tenancy;

namespace StudyMate.Bench;

/// <summary>
/// What the learning grain of a student costs who has played a mission of ten questions and then does nothing: the product's own host on
/// SQLite, whose heap is measured before and after exactly these activations end.
/// </summary>
internal sealed class IdleLearners : IAsyncDisposable
{
    private const string Tenant = "school";
    private const string ThemeId = "theme";
    private const string AssignmentId = "assignment";
    private const int StudentsPerClass = 250;

    private static readonly Actor House = Actor.System(Tenant);
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly BenchTheme _theme = new("Mission", 10);
    private readonly IHost _host;

    private IdleLearners(IHost host) => _host = host;

    private IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Bytes of the heap per learning grain, and bytes of JSON that it stores.</summary>
    public static async Task<(double Heap, double Stored)> MeasureAsync(int students)
    {
        var folder = Directory.CreateTempSubdirectory("studymate-idle-");
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
            builder.Configuration.AddInMemoryCollection(
            [
                new("Secrets:MasterKeys", "bench:" + Convert.ToBase64String(new byte[32])),
                new("Data:Folder", folder.FullName),
            ]);
            builder.AddBasics(HostMode.All);
            builder.AddGrains(HostMode.All);
            builder.AddTelemetry();
            builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
            await using var learners = new IdleLearners(builder.Build());
            await learners._host.StartAsync();
            return await learners.MeasureIdleAsync(students);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private async Task<(double Heap, double Stored)> MeasureIdleAsync(int students)
    {
        var ids = Enumerable.Range(1, students).Select(number => string.Create(CultureInfo.InvariantCulture, $"student-{number}")).ToArray();
        await PrepareAsync(ids);
        foreach (var id in ids)
            await PlayAsync(id);

        // Nobody else may hold what they hold, nor end while they are measured.
        await EndAsync(grain => !IsLearner(grain));
        var with = await SettleAsync();
        await EndAsync(IsLearner);
        var without = await SettleAsync();

        var reader = _host.Services.GetRequiredService<LearningRowsReader>();
        var stored = 0L;
        foreach (var id in ids)
            stored += (await reader.RecentAsync(Tenant, id)).Sum(session => Encoding.UTF8.GetByteCount(StoredSession.Write(session)));
        return ((with - without) / (double)students, stored / (double)students);
    }

    private async Task PrepareAsync(string[] students)
    {
        Actor.System(GrainKeys.Platform).Enter();
        Accept(await Grains.GetGrain<ITenantsGrain>(GrainKeys.Of(GrainKeys.Platform, ITenantsGrain.Id)).CreateAsync(
            new OpenTenant(Tenant, new ChangeTenantSettings("École", null, "Europe/Paris", "fr"), new LicencesView(students.Length, 20, 100), null), CancellationToken.None));
        var classes = students.Chunk(StudentsPerClass).Select((members, index) => (Id: string.Create(CultureInfo.InvariantCulture, $"class-{index}"), Members: members)).ToArray();
        foreach (var (classId, members) in classes)
        {
            House.Enter();
            Accept(await Grains.GetGrain<IClassGrain>(Key(classId)).CreateAsync(new CreateClass(classId), CancellationToken.None));
            foreach (var id in members)
            {
                House.Enter();
                Accept(await Grains.GetGrain<IStudentGrain>(Key(id)).CreateAsync(new CreateStudent("First", "Last", ClassId: classId), CancellationToken.None));
            }
        }

        await PublishAsync();
        House.Enter();
        Accept(await Grains.GetGrain<IAssignmentGrain>(Key(AssignmentId)).CreateAsync(
            new CreateAssignment("Mission", "quiz", ThemeId, null, null, null, null, [.. classes.Select(one => new AssignmentTarget(TargetTypes.Class, one.Id))], false),
            CancellationToken.None));
    }

    private async Task PublishAsync()
    {
        var theme = Grains.GetGrain<IThemeGrain>(Key(ThemeId));
        var questions = Enumerable.Range(0, _theme.Questions).Select(index => new Question
        {
            Id = BenchTheme.QuestionId(index),
            Type = "mcq",
            Prompt = "Which?",
            Choices = [new(BenchTheme.Right(index), "This"), new(BenchTheme.Wrong(index), "That")],
            Answer = [BenchTheme.Right(index)],
        });
        await AsAsync(Role.Teacher, () => theme.CreateAsync(new CreateTheme(new Theme { Title = _theme.Title, Questions = [.. questions] }), CancellationToken.None));
        await AsAsync(Role.Teacher, () => theme.SubmitAsync(new SubmitTheme(), CancellationToken.None));
        await AsAsync(Role.Referent, () => theme.ApproveAsync(new ApproveTheme(), CancellationToken.None));
        await AsAsync(Role.Direction, () => theme.PublishAsync(new PublishTheme(), CancellationToken.None));

        static async Task AsAsync(Role role, Func<Task<Result<ThemeStatus>>> step)
        {
            new Actor(Roles.NameOf(role), Tenant, role).Enter();
            Accept(await step());
        }
    }

    private async Task PlayAsync(string studentId)
    {
        var session = Guid.NewGuid().ToString("D");
        var events = ImmutableArray.CreateBuilder<DeviceEvent>();
        Add("session.started", new EventData { Mode = "post-cours", QuestionIds = [.. Enumerable.Range(0, _theme.Questions).Select(BenchTheme.QuestionId)] });
        for (var index = 0; index < _theme.Questions; index++)
            Add("answer.given", new EventData { QuestionId = BenchTheme.QuestionId(index), Given = [BenchTheme.Right(index)], ElapsedMs = 5_000 });
        Add("session.completed", new EventData { TimeSpentMs = 60_000, StartedAt = Start, EndedAt = Start.AddMinutes(1) });
        new Actor(studentId, Tenant, Role.Student, studentId).Enter();
        var taken = await Grains.GetGrain<IStudentLearningGrain>(Key(studentId)).SubmitAsync(new EventBatch(events.ToImmutable(), null, EventSource.Device), CancellationToken.None);
        Accept(taken);
        if (taken.Value.Accepted != events.Count)
            throw new BenchException($"Only {taken.Value.Accepted} of {events.Count} events of {studentId} were taken: {taken.Value.Rejected.FirstOrDefault()?.Code}");

        void Add(string type, EventData data) => events.Add(new DeviceEvent
        {
            Index = events.Count,
            EventId = Guid.NewGuid().ToString("D"),
            Type = type,
            StudentId = studentId,
            DeviceId = "device",
            ClientSeq = events.Count + 1,
            OccurredAt = Start.AddSeconds(events.Count),
            AssignmentId = AssignmentId,
            SessionId = session,
            Data = data,
        });
    }

    /// <summary>
    /// The heap once nothing falls off it any more for half a minute: time-outs are looked after for some seconds yet, and hold who was called.
    /// </summary>
    private static async Task<long> SettleAsync()
    {
        const int Still = 5;
        var least = long.MaxValue;
        for (var still = 0; still < Still;)
        {
            await Task.Delay(TimeSpan.FromSeconds(6));
            var now = GC.GetTotalMemory(forceFullCollection: true);
            still = least - now < now / 200 ? still + 1 : 0;
            least = Math.Min(least, now);
        }

        return least;
    }

    /// <summary>As the idle collector does. What ends may wake others, so it goes on until nobody is left.</summary>
    private async Task EndAsync(Func<DetailedGrainStatistic, bool> which)
    {
        var management = Grains.GetGrain<IManagementGrain>(0);
        while ((await management.GetDetailedGrainStatistics()).Where(grain => IsOurs(grain) && which(grain)).ToArray() is { Length: > 0 } left)
        {
            foreach (var grain in left)
                await Grains.GetGrain(grain.GrainId).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
            await Task.Delay(100);
        }
    }

    private static bool IsOurs(DetailedGrainStatistic grain) => grain.GrainType.StartsWith(nameof(StudyMate), StringComparison.Ordinal);

    private static bool IsLearner(DetailedGrainStatistic grain) => grain.GrainType.StartsWith(typeof(StudentLearningGrain).FullName!, StringComparison.Ordinal);

    private static string Key(string id) => GrainKeys.Of(Tenant, id);

    private static void Accept<T>(Result<T> answer)
    {
        if (!answer.Succeeded)
            throw new BenchException($"Refused: {answer.Error.Code} {answer.Error.Message}");
    }
}
