using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace StudyMate.Infrastructure;

/// <summary>Requests and expectations as tests read best.</summary>
internal static class HttpAssertions
{
    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object? body, string? key = null, long? ifMatch = null) =>
        client.SendAsync(HttpMethod.Post, path, body, key, ifMatch);

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, string path, object? body, string? key = null, long? ifMatch = null) =>
        client.SendAsync(HttpMethod.Put, path, body, key, ifMatch);

    public static Task<HttpResponseMessage> PatchAsync(this HttpClient client, string path, object? body, string? key = null, long? ifMatch = null) =>
        client.SendAsync(HttpMethod.Patch, path, body, key, ifMatch);

    /// <summary>Sends an object as JSON, or an <see cref="HttpContent"/> as it is.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body = null,
        string? key = null,
        long? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is { } version)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return await client.SendAsync(request);
    }

    /// <summary>A body of JSON text, well-formed or not.</summary>
    public static HttpContent Json(string text) => new StringContent(text, System.Text.Encoding.UTF8, "application/json");

    /// <summary>The JSON that a GET answers with 200.</summary>
    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await response.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Expects a status and returns the body; the failure shows what was answered instead.</summary>
    public static async Task<JsonElement> ShouldBe(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(status, $"of the answer \"{text}\"");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>As <see cref="ShouldBe(HttpResponseMessage, HttpStatusCode)"/>, for the answer of a call that is not awaited yet.</summary>
    public static async Task<JsonElement> ShouldBe(this Task<HttpResponseMessage> sending, HttpStatusCode status)
    {
        using var response = await sending;
        return await response.ShouldBe(status);
    }

    /// <summary>Expects a complete problem with a status and a code, and, if given, a reason that names the field or line.</summary>
    public static async Task<JsonElement> ShouldBeProblem(this Task<HttpResponseMessage> sending, HttpStatusCode status, string code, string? place = null)
    {
        using var response = await sending;
        return await response.ShouldBeProblem(status, code, place);
    }

    /// <inheritdoc cref="ShouldBeProblem(Task{HttpResponseMessage}, HttpStatusCode, string, string?)"/>
    public static async Task<JsonElement> ShouldBeProblem(this HttpResponseMessage response, HttpStatusCode status, string code, string? place = null)
    {
        var problem = await response.ShouldBe(status);
        (response.Content.Headers.ContentType?.MediaType).Should().Be("application/problem+json");
        problem.GetProperty("code").GetString().Should().Be(code);
        problem.GetProperty("status").GetInt32().Should().Be((int)status);
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
            problem.GetProperty(member).GetString().Should().NotBeNullOrEmpty();
        if (place is not null)
        {
            var places = problem.GetProperty("errors").EnumerateArray().Select(PlaceOf);
            places.Should().Contain(place);
        }

        return problem;
    }

    private static string? PlaceOf(JsonElement entry) =>
        entry.TryGetProperty("field", out var field) ? field.GetString() : entry.GetProperty("line").ToString();
}
