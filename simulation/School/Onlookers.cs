using StudyMate.Analytics;
using StudyMate.Assignments;
using StudyMate.Classes;
using StudyMate.Common;
using StudyMate.Content;
using StudyMate.Learning;
using StudyMate.People;
using StudyMate.Tenancy;

namespace StudyMate.Simulation;

/// <summary>Who only looks: a head at the figures, and people of one school at what belongs to another.</summary>
internal sealed class Onlookers(Clients clients, Chance chance, SchoolModel school, SchoolModel other)
{
    private static readonly DateOnly Never = new(2020, 1, 1);
    private static readonly DateOnly Always = new(2030, 1, 1);

    /// <summary>Everything that a query may cover.</summary>
    public static FiguresQuery AllDays(long atLeast) => new(Never, Always, null, atLeast);

    public async Task LookAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            await clients.PauseAsync(chance, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(4));
            if (chance.PerMille(500))
                await TrespassAsync();
            else
                await LookAtFiguresAsync();
        }
    }

    private async Task LookAtFiguresAsync()
    {
        var classId = chance.PerMille(500) ? null : chance.Pick([.. school.Classes.Keys]);
        // Whatever was acknowledged is in the figures of a position that includes it.
        var settled = school.Sessions.Count(session => school.Events.Contains(session.CompletedId) && (classId is null || session.ClassId == classId));
        var query = new AnalyticsQuery(classId, null, Never, Always, school.Position);
        var answer = await clients.Edge.QueryAsync(school.Direction, $"figures of {school.Tenant} {classId}", async grains =>
            Answer.Of(await grains.GetGrain<IAnalyticsGrain>(school.Key("analytics")).GetKpisAsync(query, CancellationToken.None)));
        clients.Coverage.Count("read: figures");
        if (answer.Value is not KpisView kpis)
            clients.Findings.Violate($"refused: figures of {school.Tenant} -> {answer.Text}");
        else if (kpis.Position >= query.AtLeast)
            clients.Findings.Expect(kpis.Sessions.Completed >= settled, $"lost: figures of {school.Tenant} {classId} show {kpis.Sessions.Completed} completed sessions of {settled}");
    }

    /// <summary>Somebody of this school asks for something of the other one, by its right key.</summary>
    private async Task TrespassAsync()
    {
        var actor = chance.Pick([school.Admin, school.Direction, school.Teacher, school.Student("student-1-1"), Actor.System(school.Tenant)]);
        var target = chance.Below(7);
        var answer = await clients.Edge.TryAsync($"{actor.AccountId} trespasses on {other.Tenant}", async grains =>
        {
            actor.Enter();
            try
            {
                return target switch
                {
                    0 => Answer.Of(await grains.GetGrain<IStudentGrain>(other.Key("student-1-1")).GetAsync(CancellationToken.None)),
                    1 => Answer.Of(await grains.GetGrain<IClassGrain>(other.Key("class-1")).GetAsync(CancellationToken.None)),
                    2 => Answer.Of(await grains.GetGrain<IThemeGrain>(other.Key("theme-1")).GetAsync(new GetTheme(), CancellationToken.None)),
                    3 => Answer.Of(await grains.GetGrain<IAnalyticsGrain>(other.Key("analytics")).GetKpisAsync(new AnalyticsQuery(), CancellationToken.None)),
                    4 => Answer.Of(await grains.GetGrain<IStudentProgressGrain>(other.Key("student-1-1")).GetAsync(new ProgressQuery(), CancellationToken.None)),
                    5 => Answer.Of(await grains.GetGrain<ITenantGrain>(other.Key(ITenantGrain.Id)).GetAsync(CancellationToken.None)),
                    _ => Answer.Of(await grains.GetGrain<IStudentMissionsGrain>(other.Key("student-1-1")).GetMissionsAsync(CancellationToken.None)),
                };
            }
            catch (AccessDeniedException denied)
            {
                return new Answer(false, "-" + denied.Error.Code, null);
            }
        });
        clients.Coverage.Count("read: of another school");
        clients.Findings.Expect(answer is null || !answer.Accepted, $"trespass: {actor} read {target} of {other.Tenant}");
    }
}
