namespace StudyMate.Hosting;

/// <summary>A silo as a process of its own; the same as the API with <c>Host:Mode=silo</c>.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => StartUp.RunAsync(args, SiloApp.Build);
}
