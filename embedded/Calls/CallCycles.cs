
namespace StudyMate.Embedded.Calls;

/// <summary>Finds grains that wait for each other among the open calls, to say so in the time-out of every call that leads there.</summary>
internal sealed class CallCycles
{
    private readonly Dictionary<Call, string> _descriptions = [];

    public CallCycles(IEnumerable<Call> open)
    {
        foreach (var last in open.Where(call => !call.IsFinished))
        {
            var chain = ChainOf(last);
            var start = chain.FindIndex(call => call != last && call.Receiver is { } receiver && receiver == last.Receiver);
            if (start < 0)
                continue;
            var path = string.Join(" → ", chain.Skip(start).Select(call => call.Receiver!.GrainId));
            foreach (var call in chain)
                _descriptions[call] = $" Call cycle: {path}; each waits for the next, because none lets a call in while it waits.";
        }
    }

    public string Describe(Call call) => _descriptions.GetValueOrDefault(call, "");

    /// <summary>From the first caller to this call.</summary>
    private static List<Call> ChainOf(Call last)
    {
        var chain = new List<Call>();
        for (var call = last; call is not null && chain.Count < 100; call = call.Parent)
            chain.Add(call);
        chain.Reverse();
        return chain;
    }
}
