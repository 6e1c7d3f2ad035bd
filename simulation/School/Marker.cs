using StudyMate.Learning;

namespace StudyMate.Simulation;

/// <summary>A teacher who reads open answers and marks them, once each.</summary>
internal sealed class Marker(Clients clients, Chance chance, SchoolModel school)
{
    private readonly StaffClient _teacher = new(clients, chance.Fork(), school.Teacher, "marking ");

    public async Task WorkAsync(int commands)
    {
        for (var done = 0; done < commands; done++)
        {
            await clients.PauseAsync(chance, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));
            var waiting = school.Sessions.Where(session => session.Mark is null && session.OpenAnswerId is { } answer && school.Events.Contains(answer)).ToList();
            if (waiting.Count == 0)
                continue;
            var session = chance.Pick(waiting);
            if (chance.PerMille(300))
                await ReadAsync(session);
            await MarkAsync(session, chance.PerMille(500));
        }
    }

    private async Task MarkAsync(ModelSession session, bool correct)
    {
        var mark = new GradeAnswer(session.AssignmentId, session.Id, StudentDevice.OpenQuestion, correct, session.OpenAnswerId);
        await _teacher.DoAsync("GradeAnswer", session.Id, async grains =>
            Answer.Of(await grains.GetGrain<IStudentLearningGrain>(school.Key(session.StudentId)).GradeAsync(mark, CancellationToken.None)));
        school.Sessions[school.Sessions.IndexOf(session)] = session with { Mark = correct };
    }

    /// <summary>The words are sealed under the student's own key, which every crash must leave readable.</summary>
    private async Task ReadAsync(ModelSession session)
    {
        var answer = await clients.Edge.QueryAsync(school.Teacher, $"answers of {session.StudentId}", async grains =>
            Answer.Of(await grains.GetGrain<IStudentLearningGrain>(school.Key(session.StudentId)).GetAnswersAsync(session.AssignmentId, CancellationToken.None)));
        clients.Coverage.Count("read: open answers");
        var found = (answer.Value as StudentAnswers)?.Items.FirstOrDefault(item => item.AnswerId == session.OpenAnswerId);
        clients.Findings.Expect(
            found is { Given: [StudentDevice.OpenWords], Correct: null },
            $"lost: answer {session.OpenAnswerId} of {session.StudentId} reads {found}, given was '{StudentDevice.OpenWords}'");
    }
}
