using Orleans;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// Failed sign-ins from one address (key <c>platform/{hash of the address, and of the school for students}</c>), in memory: they are
/// forgotten with the process, and a quarter of an hour after the last one.
/// </summary>
[Alias("studymate.ISignInAttemptsGrain")]
public interface ISignInAttemptsGrain : IGrainWithStringKey
{
    /// <summary>Admits an attempt and counts it as failed until told otherwise, so that parallel guesses count too. Refused with <c>auth.too_many_attempts</c>.</summary>
    [Anonymous, Alias("BeginAsync")]
    Task<Result<Done>> BeginAsync(SignInAttempt attempt, CancellationToken cancellationToken);

    /// <summary>The attempt was a success or a failure.</summary>
    [Anonymous, Alias("EndAsync")]
    Task EndAsync(SignInAttemptEnd end, CancellationToken cancellationToken);
}

/// <param name="Who">Hash of whom was tried: the e-mail, or code and device.</param>
/// <param name="PerWho">Failures allowed for <paramref name="Who"/> in 15 min.</param>
/// <param name="PerAddress">Failures allowed for the address as a whole in 15 min.</param>
[GenerateSerializer, Immutable, Alias("studymate.sign-in-attempt")]
public sealed record SignInAttempt(
    [property: Id(0)] string Who,
    [property: Id(1)] int PerWho,
    [property: Id(2)] int PerAddress);

[GenerateSerializer, Immutable, Alias("studymate.sign-in-attempt-end")]
public sealed record SignInAttemptEnd([property: Id(0)] string Who, [property: Id(1)] bool Succeeded);
