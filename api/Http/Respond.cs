using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using StudyMate.Common;

namespace StudyMate.Http;

/// <summary>Maps a grain's answer to HTTP: the value with its status, or the refusal as a problem.</summary>
internal static class Respond
{
    public static Results<Ok<T>, ProblemHttpResult> Ok<T>(Result<T> result) =>
        result.Succeeded ? TypedResults.Ok(result.Value) : Problems.Of(result.Error);

    public static Results<Created<T>, ProblemHttpResult> Created<T>(Result<T> result, Func<T, string> location) =>
        result.Succeeded ? TypedResults.Created(location(result.Value), result.Value) : Problems.Of(result.Error);

    public static Results<Accepted<T>, ProblemHttpResult> Accepted<T>(Result<T> result, string? location = null) =>
        result.Succeeded ? TypedResults.Accepted(location, result.Value) : Problems.Of(result.Error);

    public static Results<NoContent, ProblemHttpResult> NoContent(Result<Done> result) =>
        result.Succeeded ? TypedResults.NoContent() : Problems.Of(result.Error);

    /// <summary>A file for spreadsheets. The text begins with a byte order mark, which the encoding must not add again.</summary>
    public static Results<FileContentHttpResult, ProblemHttpResult> Csv(Result<string> file, string name) => file.Succeeded
        ? TypedResults.File(Encoding.UTF8.GetBytes(file.Value), "text/csv; charset=utf-8", name)
        : Problems.Of(file.Error);
}
