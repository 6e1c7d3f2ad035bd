using System.Text;
using System.Text.RegularExpressions;

namespace StudyMate.Telemetry;

/// <summary>
/// What of a fault's text may leave the house: its kinds and its places. What a fault says may quote anything, such as the value that a database or
/// a parser refused; it is kept where it is of our own making, or of a kind that quotes no data.
/// </summary>
internal static partial class FaultText
{
    public const string TypeTag = "exception.type";
    public const string MessageTag = "exception.message";
    public const string DetailsTag = "exception.stacktrace";

    /// <summary>In place of what was said.</summary>
    public const string Withheld = "(withheld)";

    private const string Ours = nameof(StudyMate) + ".";

    /// <summary>Far more than reading one line takes.</summary>
    private const int PatienceMs = 1000;

    /// <summary>Time-outs name silos, grains and types of arguments; the storage's faults are written for logs; the rest names addresses.</summary>
    private static readonly string[] Harmless =
    [
        "System.IO.IOException", "System.TimeoutException", "System.Net.Sockets.SocketException", "System.OperationCanceledException",
        "System.Threading.Tasks.TaskCanceledException", "System.ObjectDisposedException",
    ];

    /// <param name="type">The full name of the fault's type.</param>
    /// <param name="message">What it says.</param>
    public static string Message(string? type, string message) => type is not null && MayTell(type) ? message : Withheld;

    /// <param name="details">As <see cref="Exception.ToString"/> writes a fault, with those inside and where they came from.</param>
    public static string Details(string details)
    {
        var kept = new StringBuilder(details.Length);
        // Lines of a message belong to the fault whose name stands before it.
        var tells = false;
        var first = true;
        foreach (var line in details.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if ((first || line.StartsWith(" ---> ", StringComparison.Ordinal)) && Head().Match(line) is { Success: true } head)
            {
                tells = MayTell(head.Groups["type"].Value);
                kept.AppendLine(tells || head.Length == line.Length ? line : $"{head.Value}{Withheld}");
            }
            else if (tells || Place().IsMatch(line))
            {
                kept.AppendLine(line);
            }

            first = false;
        }

        return kept.ToString().TrimEnd();
    }

    private static bool MayTell(string type) => type.StartsWith(Ours, StringComparison.Ordinal) || Harmless.Contains(type, StringComparer.Ordinal);

    [GeneratedRegex(@"^( ---> (\(Inner Exception #\d+\) )?)?(?<type>[\w.+`]+(\[[^:]*\])?)(: |$)", RegexOptions.ExplicitCapture, PatienceMs)]
    private static partial Regex Head();

    /// <summary>A frame, or a line between frames.</summary>
    [GeneratedRegex(@"^(   at [^'""@]+\)( in .+:line \d+)?|(   )?--- End of [\w ]+ ---)$", RegexOptions.ExplicitCapture, PatienceMs)]
    private static partial Regex Place();
}
