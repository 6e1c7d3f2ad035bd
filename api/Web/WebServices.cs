namespace StudyMate.Web;

/// <summary>The browser app as a part of the server.</summary>
internal static partial class WebServices
{
    public static void AddWebApp(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section);
        builder.Services.AddSingleton<WebFiles>();
    }

    /// <summary>Says in the log when there is no app to serve: the API works without it, and an operator may have meant that.</summary>
    public static void UseWebApp(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<WebFiles>();
        if (files.IndexFile is null)
            LogNotBuilt(app.Logger, files.Folder);
        app.UseMiddleware<WebApp>();
    }

    [LoggerMessage(LogLevel.Warning, "The browser app was not built (no index.html in {Folder}): only the API is served. Building it needs Node.js with npm.")]
    private static partial void LogNotBuilt(ILogger logger, string folder);
}
