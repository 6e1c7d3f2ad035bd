using StudyMate.Common;

namespace StudyMate.People;

/// <summary>What the unique keys of people and classes are made of: their kinds, and how values are compared.</summary>
internal static class RosterKeys
{
    /// <summary>A member of staff, by the e-mail that the school invited.</summary>
    public const string StaffEmail = "staff-email";

    /// <summary>A member of staff, by the e-mail of the account that was linked; beside the one above, so that it refuses no invitation.</summary>
    public const string AccountEmail = "account-email";

    /// <summary>A student, by e-mail and name: families share an address, and the same person is not there twice.</summary>
    public const string StudentPerson = "student-person";

    /// <summary>What a student's e-mail alone once was; only given back any more.</summary>
    public const string StudentEmail = "student-email";

    public const string StudentSchoolId = "student-school-id";
    public const string ClassName = "class-name";
    public const string PromotionName = "promotion-name";

    /// <summary>School ids are compared without case, accents and the sort of dash.</summary>
    public static string? SchoolIdOf(string? schoolId) => schoolId is null ? null : Folding.KeyOf(schoolId);

    /// <summary>Null without an e-mail: a name alone may be anybody's. Hashed, so that a key that is left behind names nobody.</summary>
    public static string? PersonOf(string? email, string? firstName, string? lastName) =>
        email is null ? null : DerivedId.Of(StudentPerson, email, string.Join(' ', new PersonName(firstName, lastName).Words));

    /// <summary>A class's name counts within its promotion.</summary>
    public static string ClassNameOf(string? promotionId, string name) => Folding.KeyOf($"{promotionId}/{name}");

    public static string PromotionNameOf(string name) => Folding.KeyOf(name);
}
