using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>A request that cannot be read, found while its parameters are bound; the fault boundary answers it as a problem.</summary>
internal sealed class RequestRefusedException(int status, Error error) : Exception(error.Code)
{
    public RequestRefusedException(Error error)
        : this(Problems.StatusOf(error.Kind), error)
    {
    }

    public int Status { get; } = status;

    public Error Error { get; } = error;

    /// <summary>A query parameter or header that is missing, of the wrong type or out of range.</summary>
    public static RequestRefusedException Parameter(string name, string expectation) =>
        new(Error.Malformed("request.invalid_parameter", $"The parameter '{name}' must be {expectation}.", name));
}
