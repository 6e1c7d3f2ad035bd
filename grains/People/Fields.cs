using StudyMate.Common;

namespace StudyMate.People;

/// <summary>
/// What the short texts of a roster (students, classes, promotions) may be, the same for a form and for a line of a file. Formula characters at
/// the start are data like any other here; exports neutralise them. Fields of staff are <see cref="StaffFields"/>. How they are cleaned,
/// <see cref="TypedText"/> says.
/// </summary>
internal static class Fields
{
    /// <summary>What is wrong with a cleaned text, or null.</summary>
    public static ErrorDetail? Check(string field, string? value, int maxLength, bool required = false)
    {
        if (value is null)
            return required ? Required(field) : null;
        if (value.Length > maxLength)
            return new ErrorDetail(field, "field.too_long", $"{field} is longer than {maxLength} characters.");
        return TypedText.IsText(value) ? null : TypedText.Refusal(field);
    }

    public static ErrorDetail Required(string field) => new(field, "field.required", $"{field} is required.");

    /// <summary>What is wrong with the id of something that may be missing, or null.</summary>
    public static ErrorDetail? CheckId(string field, string? id) =>
        id is null || GrainKeys.IsId(id) ? null : new ErrorDetail(field, "field.invalid_id", $"{field} is not an id.");

    /// <summary>What is wrong with an e-mail out of <see cref="EmailAddress.CleanOfRoster"/>, or null.</summary>
    public static ErrorDetail? CheckEmail(string field, string? value, bool required = false)
    {
        if (Check(field, value, PeopleLimits.Email, required) is { } fault)
            return fault;
        return value is null || EmailAddress.IsOfRoster(value) ? null : new ErrorDetail(field, "field.invalid_email", $"{field} is not an e-mail address.");
    }

    /// <summary>One refusal out of what is wrong with several fields; null when nothing is.</summary>
    public static Error? Refusal(params ReadOnlySpan<ErrorDetail?> faults)
    {
        var found = System.Collections.Immutable.ImmutableArray.CreateBuilder<ErrorDetail>();
        foreach (var fault in faults)
        {
            if (fault is not null)
                found.Add(fault);
        }

        return found.Count == 0 ? null : Error.Invalid(found[0].Code, found[0].Message, found[0].Field) with { Details = found.ToImmutable() };
    }
}
