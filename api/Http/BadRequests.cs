using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>
/// What the framework found wrong with a request, as a stable code that names the parameter, the field or the line. Input is never
/// echoed: names come from our own signatures and types, paths only when they look like ours.
/// </summary>
internal static partial class BadRequests
{
    public static (int Status, Error Error) Describe(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => (exception.StatusCode, Error.Malformed("request.timeout", "The request took too long to arrive.")),
        StatusCodes.Status413PayloadTooLarge => (exception.StatusCode, TooLarge),
        StatusCodes.Status415UnsupportedMediaType => (exception.StatusCode, UnsupportedMediaType),
        _ when exception.InnerException is JsonException json => Describe(json) switch { var error => (Problems.StatusOf(error.Kind), error) },
        _ => (StatusCodes.Status400BadRequest, OfMessage(exception.Message)),
    };

    public static Error TooLarge => new("request.too_large", ErrorKind.TooLarge, "The body is larger than this route takes.");

    public static Error UnsupportedMediaType =>
        Error.Malformed("request.unsupported_media_type", "This route does not take a body of this content type; JSON is UTF-8 and not compressed.");

    public static Error BodyRequired => Error.Malformed("request.body_required", "This route needs a JSON body.");

    public static Error MissingField(params ImmutableArray<string> fields) => Error.Malformed("request.missing_field", "A required field is missing.") with
    {
        Details = [.. fields.Select(field => new ErrorDetail(field, "request.missing_field", "This field is required."))],
    };

    /// <summary>Malformed JSON, a value of the wrong type, a text that is none, or a field that has to be there.</summary>
    public static Error Describe(JsonException exception)
    {
        if (exception is NoTextException)
            return NoText(FieldOf(exception.Path) is { Length: > 0 } named ? named : null);
        var missing = MissingFields().Match(exception.Message);
        if (missing.Success)
        {
            var prefix = FieldOf(exception.Path) is { Length: > 0 } path ? path + "." : "";
            return MissingField([.. QuotedName().Matches(missing.Value).Select(name => prefix + name.Groups["name"].Value)]);
        }

        var line = (exception.LineNumber ?? 0) + 1;
        var position = (exception.BytePositionInLine ?? 0) + 1;
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"The body is not valid JSON, or a value is not of the type expected here (line {line}, byte {position}).");
        var field = FieldOf(exception.Path);
        return Error.Malformed("request.malformed", message, field is { Length: > 0 } ? field : line.ToString(CultureInfo.InvariantCulture));
    }

    private static Error NoText(string? field) => field is not null && TypedText.Refusal(field) is var refusal
        ? Error.Invalid(refusal.Code, refusal.Message, field)
        : Error.Invalid(TypedText.RefusedCode, "A text contains a character that no text may hold.");

    private static Error OfMessage(string message)
    {
        if (NoBody().IsMatch(message))
            return BodyRequired;
        var parameter = Parameter().Match(message);
        if (!parameter.Success)
            return Error.Malformed("request.malformed", "The request cannot be read.");
        var name = parameter.Groups["name"].Value;
        return Error.Malformed("request.invalid_parameter", $"The parameter '{name}' is missing or not of the type expected here.", name);
    }

    /// <summary><c>$.events[3].data</c> → <c>events[3].data</c>; null for a path that a name in the body may have shaped.</summary>
    private static string? FieldOf(string? path) =>
        path is not null && PlainPath().IsMatch(path) ? path.TrimStart('$').TrimStart('.') : null;

    [GeneratedRegex(@"^\$(\.[A-Za-z][A-Za-z0-9]{0,40}|\[[0-9]{1,6}\]){0,12}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PlainPath();

    [GeneratedRegex("missing required properties.*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MissingFields();

    [GeneratedRegex("'(?<name>[A-Za-z0-9]{1,60})'", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedName();

    [GeneratedRegex("no body was provided|was not provided from body", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NoBody();

    [GeneratedRegex("""^(Failed to bind|Required) parameter "[^"]*?(?<name>[A-Za-z_][A-Za-z0-9_]*)" """, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
