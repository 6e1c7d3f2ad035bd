namespace StudyMate.People;

/// <summary>Sign-in limits and lifetimes, section <c>SignIn</c>.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>PBKDF2 rounds (HMAC-SHA512); a hash keeps the number it was made with.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Passwords hashed at once; 0 means half of the cores.</summary>
    public int PasswordConcurrency { get; set; }

    /// <summary>A refresh token that is not used for this long ends.</summary>
    public int RefreshIdleDays { get; set; } = 30;

    /// <summary>A sign-in ends after this long however much it is used.</summary>
    public int RefreshMaxDays { get; set; } = 180;

    /// <summary>
    /// Failures in 15 min at one account: beyond, devices that never signed it in wait up to 20 s for each attempt; one that did is refused for its own alone.
    /// </summary>
    public int FailuresPerAccount { get; set; } = 5;

    /// <summary>Failures in 15 min before a device that names itself is refused.</summary>
    public int FailuresPerDevice { get; set; } = 30;

    /// <summary>Failures in 15 min from one address: beyond, devices that never signed anybody in wait up to 20 s. High, since a whole school may share it.</summary>
    public int FailuresPerAddress { get; set; } = 300;
}
