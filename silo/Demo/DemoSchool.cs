using System.Collections.Immutable;

namespace StudyMate.Demo;

/// <summary>One demonstration school: who is there, what they learn. Names and figures are invented.</summary>
internal sealed record DemoSchool(
    string Id,
    string Name,
    string Type,
    ImmutableArray<DemoMember> Staff,
    ImmutableArray<DemoPromotion> Promotions,
    ImmutableArray<DemoClass> Classes,
    ImmutableArray<DemoTheme> Themes);

internal sealed record DemoMember(string Key, string Email, string FirstName, string LastName, string Role);

internal sealed record DemoPromotion(string Key, string Name, int YearStart, int YearEnd, string Level);

/// <param name="Key">Short name, unique in the school.</param>
/// <param name="Name">Name of the class.</param>
/// <param name="Promotion">Key of its promotion.</param>
/// <param name="Teachers">Keys of staff, the main teacher first.</param>
/// <param name="Themes">Keys of the themes that the class works on.</param>
/// <param name="Students">Its students.</param>
internal sealed record DemoClass(
    string Key,
    string Name,
    string Promotion,
    ImmutableArray<string> Teachers,
    ImmutableArray<string> Themes,
    ImmutableArray<DemoStudent> Students);

/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Consent">Consent to appear in shared views.</param>
/// <param name="Code">A known access code, for signing in at once.</param>
internal sealed record DemoStudent(string FirstName, string LastName, bool Consent = true, string? Code = null);

/// <param name="File">Name of the theme file.</param>
/// <param name="Author">Key of the author.</param>
/// <param name="Published">False: left in review, so that there is something to decide.</param>
internal sealed record DemoTheme(string File, string Author, bool Published = true);
