using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>Refusals of imports: of a file, and of its lines.</summary>
internal static class ImportErrors
{
    private const string BadQuotesCode = "import.bad_quotes";
    private const string DuplicateColumnCode = "import.duplicate_column";
    private const string MissingColumnCode = "import.missing_column";
    private const string RemovedStudentCode = "import.removed_student";
    private const string RoleAboveOwnCode = "import.role_above_own";

    // The list as a whole.
    public static Error NotFound => Error.NotFound("import.not_found", "There is no such import.");

    public static Error UnknownType => Error.Invalid("import.unknown_type", "The type is promotions, classes, teachers or students.", "type");

    public static Error Expired => Error.Conflict("import.expired", "The preview is older than a day: send the file again.");

    public static Error ListGrantsAboveOwn => Error.Forbidden(RoleAboveOwnCode, "The list gives somebody a role above your own.");

    public static Error TooLarge => new("import.too_large", ErrorKind.TooLarge, "The file is larger than 10 MB.", "file");

    public static Error TooManyRows => Error.Invalid("import.too_many_rows", "The file has more than 10,000 lines: split it.", "file");

    public static Error Empty => Error.Invalid("import.empty", "The file is empty.", "file");

    public static Error NoHeader => Error.Invalid("import.empty", "The file holds no header line.", "file");

    public static Error NotCsv => Error.Invalid("import.not_csv", "This is a workbook, not a CSV file: save it as CSV first.", "file");

    public static Error NotText => Error.Invalid("import.not_text", "This is not a text file.", "file");

    public static Error BrokenEncoding =>
        Error.Invalid("import.broken_encoding", "The file announces an encoding that its content does not follow.", "file");

    // The header.
    public static Error BadQuotesOfHeader(string place) => Error.Invalid(BadQuotesCode, "The quotes of the header line do not close.", place);

    public static Error TooManyColumns(int columns, string place) =>
        Error.Invalid("import.too_many_columns", $"The header has {columns} columns; {CsvReader.MaxColumns} is the most.", place);

    public static Error DuplicateColumns(ImmutableArray<ErrorDetail> doubled) =>
        Error.Invalid(DuplicateColumnCode, "Two columns mean the same.", doubled[0].Field) with { Details = doubled };

    public static ErrorDetail DuplicateColumn(string column, int first, int second) =>
        new(column, DuplicateColumnCode, $"Columns {first} and {second} both mean {column}.");

    public static Error MissingColumns(ImmutableArray<ErrorDetail> missing) =>
        Error.Invalid(MissingColumnCode, $"The file lacks the column {string.Join(", ", missing.Select(detail => detail.Field))}.", missing[0].Field) with { Details = missing };

    public static ErrorDetail MissingColumn(string column, string examples) =>
        new(column, MissingColumnCode, $"A column named {examples} is required.");

    // One line.
    public static LineRefusal BadQuotes => new(BadQuotesCode, "The quotes of this line do not close.");

    public static LineRefusal WrongColumnCount(int columns, int expected) =>
        new("import.wrong_column_count", $"This line has {columns} columns, the header has {expected}.");

    public static LineRefusal DuplicateInFile(int line, int other, string column) =>
        new("import.duplicate_in_file", $"Line {line} and line {other} have the same {column}.");

    public static LineRefusal NoKey => new("import.no_natural_key", "A student needs an e-mail or a school id, to be recognised next time.");

    public static LineRefusal KeyConflict => new("import.key_conflict", "This e-mail belongs to a student of this name with another school id.");

    public static LineRefusal OtherName =>
        new("import.other_name", "Somebody of another name is known by this: rename that person first if it is the same, or correct the line.");

    public static LineRefusal AmbiguousStudent => new("import.ambiguous_student", "Several students of this name have this e-mail: write the school id.");

    public static LineRefusal RemovedStudent =>
        new(RemovedStudentCode, "This student was removed: a list does not bring removed people back. Restore the student first.");

    public static LineRefusal BadBoolean => new("import.bad_boolean", "Write oui or non, true or false, 1 or 0.");

    public static LineRefusal BadYear => new("import.bad_year", "Write a year (2025) or a date (01/09/2025).");

    public static LineRefusal YearsReversed => new("import.years_reversed", "The year of the end must be after the year of the start.");

    public static LineRefusal UnknownPromotion => new("import.unknown_promotion", "There is no promotion of this name.");

    public static LineRefusal UnknownClass => new("import.unknown_class", "There is no class of this name.");

    public static LineRefusal UnknownClassOfPromotion => new("import.unknown_class", "There is no class of this name in this promotion.");

    public static LineRefusal AmbiguousClass(string promotions) =>
        new("import.ambiguous_class", $"Several promotions have a class of this name ({promotions}): say which.");

    public static LineRefusal UnknownTeacher =>
        new("import.unknown_teacher", "There is no teacher with this e-mail: import the teachers first, or leave the cell empty.");

    public static LineRefusal UnknownRole => new("import.unknown_role", "Write enseignant, direction, admin, référent, inspecteur or intervenant.");

    public static LineRefusal RoleAboveOwn => new(RoleAboveOwnCode, "Nobody grants a role above their own.");

    public static LineRefusal RoleDiffers => new("import.role_differs", "This account has another role: a list does not change roles.");

    public static LineRefusal InactiveTeacher => new("import.inactive_teacher", "This account is deactivated: a list does not activate it.");

    // Applying a line.
    /// <summary>It was tried again for as long as that made sense.</summary>
    public static LineRefusal Fault => new("import.fault", "This line could not be written: import the file again later.");

    public static Error ImportsRemovedStudent =>
        Error.Conflict(RemovedStudentCode, "This student was removed: a list does not bring removed people back.");
}

/// <summary>Why a line is not taken. The code is stable; the message is for people and never repeats a cell.</summary>
internal sealed record LineRefusal(string Code, string Message)
{
    public ImportError Of(int line, string? column) => new(line, column, Code, Message);

    /// <summary>The same, found out only when the line is applied.</summary>
    public Error AsConflict() => Error.Conflict(Code, Message);
}
