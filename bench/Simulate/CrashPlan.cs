using StudyMate.Embedded.Simulation;

namespace StudyMate.Bench;

/// <summary>When the host dies: three to six times, spread over the commands, each time some turns after one was issued.</summary>
internal sealed class CrashPlan
{
    private readonly Queue<(int Commands, int Turns)> _due = new();
    private int _turns;

    public CrashPlan(Chance chance, int commands)
    {
        var times = chance.Between(3, 6);
        for (var time = 0; time < times; time++)
            _due.Enqueue(((commands * time / times) + chance.Between(5, commands / times - 5), chance.Between(0, 400)));
    }

    /// <summary>Asked after every turn.</summary>
    public bool IsDue(int commands)
    {
        if (!_due.TryPeek(out var next) || commands < next.Commands || _turns++ < next.Turns)
            return false;
        _due.Dequeue();
        _turns = 0;
        return true;
    }
}
