using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace StudyMate.Simulation;

/// <summary>Tells whether a record is about to be replaced: the moment at which standing still hurts most.</summary>
internal sealed class RecordWatch
{
    private int _writing;

    /// <summary>Whether a grain has decided on what it read and the disk does not have it yet.</summary>
    public bool IsWriting => _writing > 0;

    public IGrainStorage Around(IGrainStorage inner) => new Storage(inner, this);

    private sealed class Storage(IGrainStorage inner, RecordWatch watch) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            // A first write cannot go back behind anything.
            var replaces = grainState.RecordExists ? 1 : 0;
            watch._writing += replaces;
            try
            {
                await inner.WriteStateAsync(stateName, grainId, grainState);
            }
            finally
            {
                watch._writing -= replaces;
            }
        }
    }
}
