using StudyMate.Infrastructure;

namespace StudyMate.PermissionsTests;

/// <summary>One line of expected.csv, a document that people review: it is written from the permission matrix, never from the code.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">The route as it is mapped.</param>
/// <param name="Path">A request for it; names in braces are things of the fixture's school.</param>
/// <param name="Body">JSON with single quotes; where the command would change something, one that is refused after the permission is checked.</param>
/// <param name="Status">Column → status or class of status.</param>
internal sealed record ExpectedAccess(string Method, string Route, string Path, string Body, IReadOnlyDictionary<string, string> Status)
{
    private const int FirstStatus = 4;

    public static IReadOnlyList<ExpectedAccess> All { get; } = Read();

    private static List<ExpectedAccess> Read()
    {
        var lines = File.ReadAllLines(Repository.Path("tests/Permissions/expected.csv")).Where(line => line.Length > 0).Select(Split).ToList();
        var header = lines[0];
        return
        [
            .. lines.Skip(1).Select(cells => cells.Count == header.Count
                ? new ExpectedAccess(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3].Replace('\'', '"'),
                    Enumerable.Range(FirstStatus, header.Count - FirstStatus).ToDictionary(i => header[i], i => cells[i], StringComparer.Ordinal))
                : throw new InvalidDataException($"expected.csv: '{string.Join(',', cells)}' has {cells.Count} cells instead of {header.Count}.")),
        ];
    }

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(character);
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
