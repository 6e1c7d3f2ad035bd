using System.Collections.Immutable;

namespace StudyMate.Infrastructure;

/// <summary>The checked-out sources that this test run was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>All C# sources of the given projects, with their text; generated ones left out.</summary>
    public static ImmutableArray<SourceFile> Sources(params ReadOnlySpan<string> projects)
    {
        var files = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var project in projects)
        {
            var folder = System.IO.Path.Combine(Root, project);
            foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/');
                if (!name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal))
                    files.Add(new SourceFile(project, name, File.ReadAllText(path)));
            }
        }

        return files.ToImmutable();
    }

    /// <summary>A file of the repository.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "StudyMate.Orleans.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository that they were built from.");
    }
}

/// <param name="Project">Top-level folder.</param>
/// <param name="Name">Path from the root, with slashes.</param>
/// <param name="Text">The whole text.</param>
internal sealed record SourceFile(string Project, string Name, string Text)
{
    /// <summary>The folder below the project, which is the domain; empty for files directly in the project.</summary>
    public string Domain => Name.Split('/') is [_, var domain, _, ..] ? domain : "";
}
