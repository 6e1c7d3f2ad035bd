using StudyMate.Common;

namespace StudyMate.Assignments;

/// <summary>Refusals of this domain.</summary>
public static class AssignmentErrors
{
    public static Error NotFound => Error.NotFound("assignment.not_found", "There is no such assignment.");

    public static Error Cancelled => Error.Conflict("assignment.cancelled", "A cancelled assignment does not change any more.");

    public static Error TitleInvalid => Error.Invalid("assignment.title_invalid", "title has 1 to 200 characters and no control characters.", "title");

    public static Error TypeInvalid => Error.Invalid("assignment.type_invalid", "type is quiz, flashcards, fiche or annales.", "type");

    public static Error ModeInvalid => Error.Invalid("assignment.mode_invalid", "mode is post-cours, pre-examen or revision-generale.", "mode");

    public static Error ResultInvalid => Error.Invalid("assignment.result_invalid", "result is best, last or first; before an exam it is first.", "result");

    public static Error ReleaseInvalid => Error.Invalid(
        "assignment.release_invalid", "answersRelease is completion, due (with a due date) or teacher, and belongs to mode pre-examen.", "answersRelease");

    public static Error NothingToRelease => Error.Conflict("assignment.nothing_to_release", "Only a mission before an exam that is out keeps its answers back.");

    public static Error ThemeInvalid => Error.Invalid("assignment.theme_invalid", "themeId names a theme of this school.", "themeId");

    public static Error InstructionsInvalid =>
        Error.Invalid("assignment.instructions_invalid", "instructions have at most 1,000 characters.", "instructions");

    public static Error DueDatesDiffer => Error.Invalid("assignment.due_invalid", "due and dueAt mean different moments: send one of them.", "dueAt");

    public static Error TargetCountInvalid => Error.Invalid("assignment.targets_invalid", "An assignment has 1 to 50 targets.", "targets");

    public static Error TooManyStudents => Error.Invalid("assignment.too_many_students", "An assignment reaches at most 2,500 students.", "targets");

    /// <summary>Of the theme that is to be handed out.</summary>
    public static Error ThemeUnknown => Error.Invalid("theme.not_found", "There is no such theme.", "themeId");

    public static Error ThemeNotPublished => Error.Conflict("theme.not_published", "Only a published theme can be handed out.") with { Field = "themeId" };

    /// <summary>Of the theme that a student asks for.</summary>
    public static Error ThemeNotFound => Error.NotFound("theme.not_found", "There is no such theme.");

    public static Error NoStudent => Error.Forbidden("access.denied", "Only students have missions.");

    public static Error DueInvalid(string field) =>
        Error.Invalid("assignment.due_invalid", "due is yyyy-MM-dd or yyyy-MM-ddTHH:mm, local to the school; dueAt is an RFC 3339 time.", field);

    public static Error TargetTypeInvalid(int index) =>
        Error.Invalid("assignment.targets_invalid", "The type of a target is class, promotion or student.", $"targets[{index}].type");

    public static Error TargetUnknown(int index) =>
        Error.Invalid("assignment.unknown_target", "There is no such class, promotion or student.", $"targets[{index}].id");

    public static Error TargetForeign(int index) =>
        Error.Forbidden("assignment.foreign_target", "You give assignments to your own classes and their students.") with { Field = $"targets[{index}].id" };
}
