namespace StudyMate.Infrastructure;

/// <summary>
/// What an instance of the product keeps its data in, named by its data folder: everything is in that folder, or, with engine <c>orleans</c>, most is
/// in a database that belongs to it. Whoever starts again with the same folder finds the same data, and it goes with the folder.
/// </summary>
internal static partial class AppPlace
{
    /// <summary>The folder that the command line names; null when it names none.</summary>
    public static string? FolderOf(IReadOnlyList<string> args)
    {
        const string Option = "--data";
        for (var index = 0; index < args.Count - 1; index++)
        {
            if (args[index] is Option)
                return args[index + 1];
        }

        return null;
    }
}
