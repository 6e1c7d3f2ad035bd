using StudyMate.Common;
using StudyMate.People;

namespace StudyMate.Classes;

/// <summary>Refusals of classes and promotions.</summary>
public static class ClassesErrors
{
    // Classes.
    public static Error ClassNotFound => Error.NotFound("class.not_found", "There is no such class.");

    public static Error ClassExists => Error.Conflict("class.exists", "There is a class of this id already.");

    public static Error ClassArchived => Error.Conflict("class.archived", "The class is archived.");

    public static Error JoinsArchivedClass => Error.Conflict("class.archived", "The class is archived: nobody joins any more.");

    public static Error ImportsArchivedClass => Error.Conflict("class.archived", "The class is archived: a list does not bring it back.");

    public static Error ClassFull => Error.Conflict("class.full", $"A class holds at most {PeopleLimits.StudentsOfClass} students.");

    public static Error ClassNameTaken => Error.Conflict("class.name_taken", "The promotion has a class of this name.") with { Field = "name" };

    public static Error ClassHasStudents =>
        Error.Conflict("class.has_students", "The students of the class belong to its promotion: move them first.") with { Field = "promotionId" };

    public static Error InvalidClassStatus => Error.Invalid("class.invalid_status", "The status is active or archived.", "status");

    public static Error InvalidClassFilter => Error.Invalid("class.invalid_status", "The status is active, archived or all.", "status");

    public static Error TooManyTeachers =>
        Error.Invalid("class.too_many_teachers", $"A class has at most {PeopleLimits.TeachersOfClass} teachers.", "teacherIds");

    public static Error UnknownTeacher => Error.Invalid("class.unknown_teacher", "One of the teachers is not a member of staff.", "teacherIds");

    // Promotions.
    public static Error PromotionNotFound => Error.NotFound("promotion.not_found", "There is no such promotion.");

    public static Error PromotionExists => Error.Conflict("promotion.exists", "There is a promotion of this id already.");

    public static Error PromotionArchived => Error.Conflict("promotion.archived", "The promotion is archived.") with { Field = "promotionId" };

    public static Error ImportsArchivedPromotion => Error.Conflict("promotion.archived", "The promotion is archived: a list does not bring it back.");

    public static Error PromotionHasClasses => Error.Conflict("promotion.has_classes", "The promotion has active classes: archive them first.");

    public static Error PromotionNameTaken =>
        Error.Conflict("promotion.name_taken", "The school has a promotion of this name.") with { Field = "name" };

    public static Error InvalidPromotionStatus => Error.Invalid("promotion.invalid_status", "The status is active or archived.", "status");

    public static Error InvalidPromotionFilter => Error.Invalid("promotion.invalid_status", "The status is active, archived or all.", "status");

    public static ErrorDetail InvalidYear(string field) =>
        new(field, "promotion.invalid_year", $"{field} is a year from {PeopleLimits.FirstYear} to {PeopleLimits.LastYear}.");

    public static Error YearsReversed =>
        Error.Invalid("promotion.years_reversed", "The year of the end must be after the year of the start.", "yearEnd");
}
