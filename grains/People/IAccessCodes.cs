namespace StudyMate.People;

/// <summary>
/// Students' access codes: twelve Crockford base-32 characters (60 random bits) in groups of four. The student's record keeps the
/// sealed code; the unique key <see cref="KeyKind"/> finds its student by HMAC.
/// </summary>
internal interface IAccessCodes
{
    /// <summary>Kind of the unique key, in the school's tenant: value <see cref="Hmac"/>, owner the student's id.</summary>
    const string KeyKind = "access-code";

    /// <summary>A new code as shown to people, <c>7K3M-Q9TX-2B4D</c>.</summary>
    string Generate();

    /// <summary>What the unique key holds. Takes a code as typed: case, spaces and hyphens do not matter, O reads as 0, I and L as 1.</summary>
    string Hmac(string tenant, string code);

    /// <summary>For the student's record.</summary>
    string Seal(string tenant, string studentId, string code);

    /// <summary>For those who hold <c>students:credentials</c>.</summary>
    string Open(string tenant, string studentId, string sealedCode);
}
