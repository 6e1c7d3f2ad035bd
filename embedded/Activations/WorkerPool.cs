using Orleans.Runtime;
using StudyMate.Embedded.Calls;

namespace StudyMate.Embedded.Activations;

/// <summary>The activations of one stateless worker: an idle one is preferred, a new one is made up to the limit, then the least loaded one takes the call.</summary>
internal sealed class WorkerPool(GrainClass grainClass, IdSpan key)
{
    private readonly Lock _gate = new();
    private Activation[] _activations = [];

    public Activation[] Activations => _activations;

    public void Deliver(Call call)
    {
        lock (_gate)
        {
            while (!Choose().TryEnqueue(call))
            {
                // The chosen one ended just now and is about to leave the pool.
                _activations = [.. _activations.Where(worker => !worker.HasEnded)];
            }
        }
    }

    public void Forget(Activation activation)
    {
        lock (_gate)
            _activations = [.. _activations.Where(worker => worker != activation)];
    }

    private Activation Choose()
    {
        Activation? least = null;
        foreach (var worker in _activations)
        {
            if (worker.Load == 0)
                return worker;
            if (least is null || worker.Load < least.Load)
                least = worker;
        }

        if (least is not null && _activations.Length >= grainClass.MaxWorkers)
            return least;
        var added = new Activation(grainClass, key);
        _activations = [.. _activations, added];
        return added;
    }
}
