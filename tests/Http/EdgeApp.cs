using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orleans.Serialization;
using StudyMate.Common;
using StudyMate.Infrastructure;

namespace StudyMate.Http;

/// <summary>The product with a few routes that do nothing but show what the front does with their requests.</summary>
public sealed class EdgeApp : IAsyncLifetime
{
    internal StudyMateApp App { get; private set; } = null!;

    internal HttpClient Anonymous => App.Anonymous();

    public async Task InitializeAsync() => App = await StudyMateApp.StartAsync(new AppSettings { Routes = Map });

    public async Task DisposeAsync() => await App.DisposeAsync();

    internal HttpClient As(string tenant, string account = "somebody") => App.As(new Actor(account, tenant, Role.Teacher));

    /// <summary>As it arrives from another process.</summary>
    private static Exception Sent(Serializer wire, Exception exception) =>
        wire.Deserialize<Exception>(wire.SerializeToArray(exception)) ?? throw new InvalidOperationException("Nothing arrived.");

    private static void Map(IEndpointRouteBuilder api)
    {
        var counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var gates = new ConcurrentDictionary<string, TaskCompletionSource>(StringComparer.Ordinal);
        var edge = api.MapGroup("/edge");
        edge.MapPost("/echo", (EdgeBody body) => TypedResults.Ok(body)).AllowAnonymous();
        edge.MapPost("/small", (EdgeBody body) => TypedResults.Ok(body)).AllowAnonymous().MaxBody(64);
        edge.MapGet("/things/{id}", (string id) => TypedResults.Ok(new { id })).AllowAnonymous();
        edge.MapGet("/count", (int count) => TypedResults.Ok(new { count })).AllowAnonymous();
        edge.MapGet("/page", (Paging paging) => TypedResults.Ok(paging.Request)).AllowAnonymous();
        edge.MapGet("/days", (Days days) => TypedResults.Ok(days)).AllowAnonymous();
        edge.MapGet("/figure", (AtLeast atLeast) => TypedResults.Ok(atLeast)).AllowAnonymous();
        edge.MapPut("/document", (IfMatch match) => TypedResults.Ok(new { version = match.Required })).AllowAnonymous();
        edge.MapGet("/fault", string () => throw new InvalidOperationException("SELECT secret FROM somewhere")).AllowAnonymous();
        edge.MapGet("/broken-record", string () => throw new System.Text.Json.JsonException("SELECT secret FROM somewhere")).AllowAnonymous();
        edge.MapGet("/lost-file", string () => throw new FileNotFoundException("SELECT secret FROM somewhere")).AllowAnonymous();
        edge.MapGet("/database-away", string () => throw new IOException("internals")).AllowAnonymous();
        edge.MapGet("/slow", string () => throw new TimeoutException("internals")).AllowAnonymous();
        // What a silo that leaves says of what it had begun.
        edge.MapGet("/given-up", string (Serializer wire) => throw Sent(wire, new OperationCanceledException("internals", new CancellationToken(canceled: true)))).AllowAnonymous();
        edge.MapGet("/taken-down", string (Serializer wire) => throw Sent(wire, new ObjectDisposedException("IServiceProvider"))).AllowAnonymous();
        // Nothing of this kind ends by itself.
        edge.MapGet("/cancelled-here", string () => throw new OperationCanceledException("internals", new CancellationToken(canceled: true))).AllowAnonymous();
        edge.MapGet("/disposed-here", string () => throw new ObjectDisposedException("SqliteConnection")).AllowAnonymous();
        edge.MapGet("/refused", () => Problems.Of(new Error("edge.throttled", ErrorKind.Throttled, "Later.") { RetryAfterSeconds = 7 })).AllowAnonymous();
        edge.MapGet("/lines", () => Problems.Of(Error.Invalid("edge.invalid", "Wrong.") with { Details = [new ErrorDetail("12", "edge.line", "This line.")] })).AllowAnonymous();
        edge.MapGet("/whoami", (Caller caller) => TypedResults.Ok(new { tenant = caller.Tenant, account = caller.Actor.AccountId })).RequireSignedIn();
        edge.MapPost("/counted", (string? status, EdgeBody body, Caller caller, HttpContext context) =>
        {
            var count = counts.AddOrUpdate(caller.Tenant, 1, (_, before) => before + 1);
            context.Response.Headers.Location = $"/api/edge/{count}";
            return Results.Json(new { count, body.Name, operation = Operation.Current }, statusCode: status is null ? 201 : int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
        }).RequireSignedIn();
        edge.MapPost("/form", async (HttpRequest request, Caller caller) =>
        {
            var form = await request.ReadFormAsync();
            return TypedResults.Ok(new { files = form.Files.Count, count = counts.AddOrUpdate(caller.Tenant, 1, (_, before) => before + 1) });
        }).RequireSignedIn();
        edge.MapPost("/gated", async (Caller caller) =>
        {
            await gates.GetOrAdd(caller.Tenant, _ => new TaskCompletionSource()).Task;
            return TypedResults.Ok(new { count = counts.AddOrUpdate(caller.Tenant, 1, (_, before) => before + 1) });
        }).RequireSignedIn();
        edge.MapPost("/open", (Caller caller) => gates.GetOrAdd(caller.Tenant, _ => new TaskCompletionSource()).TrySetResult()).RequireSignedIn();
    }
}

internal sealed record EdgeBody(string Name, double Amount, int? Count, ImmutableArray<string> Tags, EdgePart? Part = null);

internal sealed record EdgePart(int Number);
