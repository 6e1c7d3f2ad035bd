namespace StudyMate.People;

/// <summary>Codes of authenticator apps (TOTP, RFC 6238): six digits of thirty seconds each.</summary>
internal interface ISecondFactorCodes
{
    /// <summary>The time step that a code as typed belongs to, at most one away from now; null for a wrong one.</summary>
    long? StepOf(byte[] secret, string code, DateTimeOffset now);

    /// <summary>The secret as people type it into an app: base 32.</summary>
    string TextOf(byte[] secret);

    /// <summary>The secret as apps open it: <c>otpauth://totp/…</c>.</summary>
    string UriOf(byte[] secret, string email);
}
