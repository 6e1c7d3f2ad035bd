using OtpNet;
using StudyMate.People;

namespace StudyMate.Hosting;

/// <inheritdoc />
internal sealed class SecondFactorCodes : ISecondFactorCodes
{
    private const string Issuer = "StudyMate";

    /// <summary>Clocks of telephones are a little wrong: the code before and the one after are right, too.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public long? StepOf(byte[] secret, string code, DateTimeOffset now)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        return new Totp(secret).VerifyTotp(now.UtcDateTime, digits, out var step, Window) ? step : null;
    }

    public string TextOf(byte[] secret) => Base32Encoding.ToString(secret);

    public string UriOf(byte[] secret, string email) => new OtpUri(OtpType.Totp, secret, email, Issuer).ToString();
}
