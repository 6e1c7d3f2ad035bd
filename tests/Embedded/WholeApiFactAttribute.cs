using StudyMate.Infrastructure;

namespace StudyMate.EmbeddedTests;

/// <summary>A test against the list of the whole API, which is facts beside the product: where it is absent, the runner says so.</summary>
internal sealed class WholeApiFactAttribute : FactAttribute
{
    public const string Name = "shared/testdata/orleans-10-public-api.txt";

    /// <summary>The list in a folder beside the repository, or beside a folder that the repository is in; null when there is none.</summary>
    public static readonly string? Path = Find();

    public WholeApiFactAttribute()
    {
        if (Path is null)
            Skip = $"There is no {Name} beside the repository; the fence itself needs the checked-in list only.";
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(Repository.Root).Parent; folder is not null; folder = folder.Parent)
        {
            if (System.IO.Path.Combine(folder.FullName, Name) is var path && File.Exists(path))
                return path;
        }

        return null;
    }
}
