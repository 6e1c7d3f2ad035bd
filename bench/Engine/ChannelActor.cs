using System.Threading.Channels;

namespace StudyMate.Bench;

/// <summary>
/// What the engine is measured against: an actor made by hand. One channel with a single reader, and a completion with asynchronous
/// continuations per call; no keys, no filters, no time-outs, no contexts.
/// </summary>
internal sealed class ChannelActor<TArgument>
{
    private readonly Channel<(TArgument Argument, TaskCompletionSource<int> Answer)> _calls =
        Channel.CreateUnbounded<(TArgument Argument, TaskCompletionSource<int> Answer)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Func<TArgument, ValueTask<int>> _body;

    public ChannelActor(Func<TArgument, ValueTask<int>> body)
    {
        _body = body;
        Reading = ReadAsync();
    }

    /// <summary>Ends after <see cref="Complete"/>.</summary>
    public Task Reading { get; }

    public Task<int> CallAsync(TArgument argument)
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Writer.TryWrite((argument, answer));
        return answer.Task;
    }

    public void Complete() => _calls.Writer.Complete();

    private async Task ReadAsync()
    {
        await foreach (var (argument, answer) in _calls.Reader.ReadAllAsync())
            answer.SetResult(await _body(argument));
    }
}
