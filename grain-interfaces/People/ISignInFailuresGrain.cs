using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Failed sign-ins of one device, at one account or from one address (key <c>platform/{hash}</c>): those of the last quarter of an hour, kept
/// across restarts.
/// </summary>
[Alias("studymate.ISignInFailuresGrain")]
public interface ISignInFailuresGrain : IGrainWithStringKey
{
    /// <summary>Admits an attempt, maybe after a while. Refused with <c>auth.too_many_attempts</c>.</summary>
    [Anonymous, Alias("BeginAsync")]
    Task<Result<SignInWait>> BeginAsync(SignInLimit limit, CancellationToken cancellationToken);

    /// <summary>An attempt that was admitted is over; told of each, however it ended.</summary>
    [Anonymous, Alias("EndAsync")]
    Task EndAsync(SignInEnd end, CancellationToken cancellationToken);
}

/// <param name="Failures">How many in a quarter of an hour have no consequence.</param>
/// <param name="Refuses">Whether more of them are refused; otherwise they wait.</param>
/// <param name="AtOnce">Attempts that may be under way, those that wait included.</param>
[GenerateSerializer, Immutable, Alias("studymate.sign-in-limit")]
public sealed record SignInLimit([property: Id(0)] int Failures, [property: Id(1)] bool Refuses, [property: Id(2)] int AtOnce);

/// <param name="Seconds">How long the attempt waits before anything is looked at.</param>
[GenerateSerializer, Immutable, Alias("studymate.sign-in-wait")]
public sealed record SignInWait([property: Id(0)] int Seconds);

/// <param name="Outcome">One of <see cref="SignInOutcomes"/>.</param>
[GenerateSerializer, Immutable, Alias("studymate.sign-in-end")]
public sealed record SignInEnd([property: Id(0)] string Outcome);

/// <summary>How an attempt ended.</summary>
public static class SignInOutcomes
{
    public const string Succeeded = "succeeded";

    /// <summary>The credentials were wrong.</summary>
    public const string Failed = "failed";

    /// <summary>Given up, or refused for another reason: nobody has learnt anything.</summary>
    public const string Abandoned = "abandoned";
}
