using StudyMate.Common;

namespace StudyMate.People;

/// <summary>A new way in for who lost theirs, and the second factor.</summary>
internal sealed partial class AccountGrain
{
    private const int SecretBytes = 20;

    public async Task<Result<OneTimeLink>> MakeLinkAsync(string tenant, CancellationToken cancellationToken)
    {
        await commit.CompleteAsync(this, record);
        if (!State.Exists || !string.Equals(State.HeldBy, tenant, StringComparison.Ordinal))
            return PeopleErrors.AccountNotHeld;
        cancellationToken.ThrowIfCancellationRequested();
        return await MakeLinkAsync(State, "account.link_made");
    }

    public async Task<Result<AccountView>> UseLinkAsync(UseAccountLink command, CancellationToken cancellationToken)
    {
        await Commit.RefreshAsync(record);
        await commit.CompleteAsync(this, record);
        var live = AccountLinkToken.Parse(command.Token) is { } token
            && SecretHash.Matches(token.Secret, State.LinkHash) && time.GetUtcNow() < State.LinkExpiresAt;
        if (!live)
            return PeopleErrors.InvalidLink;
        return await ChoosePasswordAsync(State, command.Password, "account.password_set", cancellationToken);
    }

    public async Task<Result<OneTimeLink>> RecoverAsync(CancellationToken cancellationToken)
    {
        await Commit.RefreshAsync(record);
        await commit.CompleteAsync(this, record);
        if (State.HeldBy is not GrainKeys.Platform)
            return PeopleErrors.AccountNotHeld;
        cancellationToken.ThrowIfCancellationRequested();
        return await MakeLinkAsync(State with { PasswordHash = null, SecondFactor = null, Stamp = State.Stamp + 1 }, "account.recovered");
    }

    public async Task<Result<SecondFactorAnswer>> PassSecondFactorAsync(string? code, CancellationToken cancellationToken)
    {
        await Commit.RefreshAsync(record);
        await commit.CompleteAsync(this, record);
        if (State.PasswordHash is null)
            return PeopleErrors.AccountNotFound;
        cancellationToken.ThrowIfCancellationRequested();
        if (code is null)
            return State.SecondFactor is { Confirmed: true } ? new SecondFactorAnswer(new SecondFactorStep(SecondFactorKinds.Code, null, null)) : await EnrolAsync();
        return await PassAsync(code);
    }

    /// <summary>Each time another secret, so that what somebody saw before who only knew the password is worth nothing afterwards.</summary>
    private async Task<SecondFactorAnswer> EnrolAsync()
    {
        var secret = new byte[SecretBytes];
        secrets.Fill(secret);
        await SaveAsync(State with { SecondFactor = new SecondFactorState { SealedSecret = sealer.Seal(secret, Place) } }, kind: null);
        return new SecondFactorAnswer(new SecondFactorStep(SecondFactorKinds.Enrolment, codes.TextOf(secret), codes.UriOf(secret, State.Email)));
    }

    private async Task<Result<SecondFactorAnswer>> PassAsync(string code)
    {
        if (State.SecondFactor is not { } factor)
            return PeopleErrors.InvalidCode;
        var step = codes.StepOf(sealer.Open(factor.SealedSecret, Place), code, time.GetUtcNow());
        var passed = PassSecondFactorRule.Decide(factor, step);
        if (!passed.Succeeded)
            return passed.Error;
        // Durable before anybody is signed in: the same code never counts again, not even behind a crash.
        await SaveAsync(State with { SecondFactor = passed.Value }, factor.Confirmed ? null : "account.second_factor_enrolled");
        return new SecondFactorAnswer(null);
    }

    private string Place => $"second-factor/{Id}";

    private async Task<OneTimeLink> MakeLinkAsync(AccountState state, string kind)
    {
        var secret = secrets.NewToken();
        var expires = time.GetUtcNow() + MakeAccountLinkRule.Lifetime;
        await SaveAsync(state with { LinkHash = SecretHash.Of(secret), LinkExpiresAt = expires }, kind);
        return new OneTimeLink(new AccountLinkToken(Id, secret).ToString(), expires);
    }
}
