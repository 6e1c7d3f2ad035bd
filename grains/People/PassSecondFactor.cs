using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// A code of the authenticator app. <c>POST /api/auth/login</c> → <see cref="IAccountGrain.PassSecondFactorAsync"/>. Effects: record, and at the first
/// code the fact <c>account.second_factor_enrolled</c>. Refusals: <c>auth.invalid_code</c>.
/// </summary>
internal static class PassSecondFactorRule
{
    /// <param name="factor">The app.</param>
    /// <param name="step">Time step that the code belongs to; null for a wrong code.</param>
    public static Result<SecondFactorState> Decide(SecondFactorState factor, long? step) =>
        step is { } taken && taken > factor.LastStep ? factor with { Confirmed = true, LastStep = taken } : PeopleErrors.InvalidCode;
}
