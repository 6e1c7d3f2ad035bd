using Orleans;
using StudyMate.Common;
using StudyMate.Facts;

namespace StudyMate.OrleansTests;

/// <summary>Faults arrive in another process as what they are: what the API answers depends on their type.</summary>
[Collection(OrleansCluster.Name)]
public sealed class ExceptionTests(OrleansCluster cluster)
{
    [Alias("test.IFailingGrain")]
    internal interface IFailingGrain : IGrainWithStringKey
    {
        [Alias("FailAsync")]
        Task FailAsync(string how);

        [Alias("PassOnAsync")]
        Task PassOnAsync(string other, string how);

        [Alias("CatchAsync")]
        Task<string> CatchAsync(string other, string how);
    }

    internal sealed class FailingGrain : Grain, IFailingGrain
    {
        public Task FailAsync(string how) => how switch
        {
            "at once" => throw new FormatException("no number"),
            "cancelled" => throw new OperationCanceledException("gave up"),
            _ => FailLaterAsync(how),
        };

        public Task PassOnAsync(string other, string how) => GrainFactory.GetGrain<IFailingGrain>(other).FailAsync(how);

        public async Task<string> CatchAsync(string other, string how)
        {
            try
            {
                await PassOnAsync(other, how);
                return "nothing";
            }
            catch (AccessDeniedException exception)
            {
                return exception.Error.Code;
            }
        }

        private static async Task FailLaterAsync(string how)
        {
            await Task.Yield();
            throw how switch
            {
                "denied" => new AccessDeniedException(Error.Forbidden("theme.not_approved", "Not yet.")),
                "full" => new StorageFullException(new TimeoutException("because it was late")),
                _ => new InvalidOperationException(how),
            };
        }
    }

    [Theory]
    [InlineData("at once", typeof(FormatException), "no number")]
    [InlineData("later", typeof(InvalidOperationException), "later")]
    public async Task An_exception_reaches_the_caller_however_it_was_thrown(string how, Type type, string message)
    {
        var thrown = (await FluentActions.Awaiting(() => cluster.Grains.GetGrain<IFailingGrain>(how).FailAsync(how)).Should().ThrowAsync<Exception>()).Which;

        thrown.Should().BeOfType(type);
        thrown.Message.Should().Be(message);
        thrown.StackTrace.Should().Contain("FailingGrain.Fail");
    }

    [Fact]
    public async Task A_refusal_carries_its_error_through_a_chain_of_grains()
    {
        var refused = (await FluentActions.Awaiting(() => cluster.Grains.GetGrain<IFailingGrain>("chain").PassOnAsync("behind", "denied"))
            .Should().ThrowExactlyAsync<AccessDeniedException>()).Which;

        (refused.Error.Kind, refused.Error.Code).Should().Be((ErrorKind.Forbidden, "theme.not_approved"));
        (await cluster.Grains.GetGrain<IFailingGrain>("catching").CatchAsync("behind", "denied")).Should().Be("theme.not_approved");
    }

    /// <summary>Even one that nobody made a serialiser for, with what caused it.</summary>
    [Fact]
    public async Task An_exception_of_ours_is_itself_in_another_process()
    {
        var full = (await FluentActions.Awaiting(() => cluster.Grains.GetGrain<IFailingGrain>("full").PassOnAsync("behind", "full"))
            .Should().ThrowExactlyAsync<StorageFullException>()).Which;

        full.InnerException.Should().BeOfType<TimeoutException>().Which.Message.Should().Be("because it was late");
    }

    [Fact]
    public async Task A_method_that_ends_cancelled_cancels_its_caller() =>
        await FluentActions.Awaiting(() => cluster.Grains.GetGrain<IFailingGrain>("cancelled").FailAsync("cancelled")).Should().ThrowAsync<OperationCanceledException>();
}
