using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>Statements with values in the place of their parameters, written out as the adapter does: lists first, then each name.</summary>
internal static partial class StatementSamples
{
    private static readonly ImmutableHashSet<string> Numbers =
    [
        .. """
        after all all_classes answered appliedAt asked at attempts before before_at changed_rows completed completed_at consent_sharing
        correct counted created created_at digest dispatched due_at ended_at error_count error_rows events expected expires_at failed
        finished flashcard_count foldVersion folded in_day in_hour in_minute is_primary last_activity_at last_attempt_at
        last_status last_used_at limit line masked max_classes max_students max_teachers mine new_rows next next_attempt_at now number
        occurredAt opened_at position progress published_at published_only published_version question_count quota_day
        quota_hour quota_minute received_at recordedAt revision running score scoreTenths seconds sees_all sheet_count stamp
        started started_at themeVersion theme_version timeMs time_ms total total_rows unchanged unchanged_rows until updated updated_at
        v verified version waiting year_end year_start minute hour begin http_status failures last_at ok redirected refused failed total_us
        first_line last_line max_us h00 h01 h02 h03 h04 h05 h06 h07 h08 h09 h10 h11 h12 h13 h14 failed_at since
        answers_released_at answers_seen_at late
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly ImmutableHashSet<string> Texts =
    [
        .. """
        abandoned actor actor_id after_id after_name after_search after_sort answer answers answers_release assignment assignmentId assignment_id author
        author_id beforeId before_id class classId class_id comment content created_by data day description difficulty due email
        encoding endpoint_id errors fingerprint first_name from from_status hash id import_id instructions kind language last_error
        last_name level me mode name outcome overrides own owner pattern payload platform prefix promotionId promotion_id result role
        schoolDay school_day school_id scope scopes scores sealed_key search separator session sessionId session_id staff_id status
        studentId student_id subject target_id tenant term1 term2 term3 term4 theme themeId theme_id time_zone title to to_status type
        uuid_student value webhook_id method route slowest request_id code counter
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly ImmutableHashSet<string> Lists = ["classes", "ids", "kept", "students", "subjects"];

    /// <summary>A name that means a number in one statement and a text in another.</summary>
    private static readonly ImmutableDictionary<(string Statement, string Name), object> Exceptions =
        new Dictionary<(string, string), object>
        {
            [("Core/Probe", "value")] = 1,
            [("partner_usage/", "day")] = 1,
            [("Schema/Lock", "seconds")] = 0,
        }.ToImmutableDictionary();

    /// <summary>A sample of the statement; a parameter that this class does not know is a fault of this class.</summary>
    public static string Of(string statement) => Render(MariaDb.Statements[statement], name => ValueOf(statement, name));

    /// <summary>A number, a text, or a list of texts.</summary>
    public static object ValueOf(string statement, string name) => Exceptions.GetValueOrDefault((statement, name))
        ?? (Numbers.Contains(name) ? 1 : Texts.Contains(name) ? "x" : Lists.Contains(name) ? (string[])["x", "y"]
        : throw new InvalidOperationException($"{statement} has a parameter without a sample: {name}."));

    /// <summary>The statement with these values; a parameter that has none is NULL.</summary>
    public static string With(string statement, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
            values.Add(name, value);
        var sql = MariaDb.Statements[statement];
        return values.Keys.Except(SqlText.Parameters(sql), StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new ArgumentException($"{statement} has no parameter {unknown}.", nameof(parameters))
            : Render(sql, name => values.GetValueOrDefault(name)) + ";\n";
    }

    /// <summary>A change of rows as the adapter says it, with its values.</summary>
    public static string Of(RowChange change)
    {
        MySqlCall call = change;
        return Render(call.Statement.Text, name => call.Values[call.Statement.Parameters.IndexOf(name)] is var value ? value.Text ?? (object?)value.Integer ?? value.Real : null) + ";\n";
    }

    /// <summary>A row of a table with a value in each column.</summary>
    public static RowChange Row(RowTable table, string text = "x", int number = 1)
    {
        return new RowChange(table.Name, RowOperation.Put, [.. table.Key.Select(Value)], [.. table.Columns.Select(Value)]);

        RowValue Value(string column) =>
            ValueOf(table.Name + "/", column) is string ? new RowValue(column, Text: text) : new RowValue(column, Integer: number);
    }

    /// <summary>Writes values into a text. An empty list is <c>IN (NULL)</c>, which holds nothing.</summary>
    public static string Render(string sql, Func<string, object?> valueOf) => Parameter().Replace(
        SqlText.Plain(sql),
        match => Literal(valueOf(match.Groups["name"].Value)));

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        string text => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'",
        byte[] bytes => $"x'{Convert.ToHexString(bytes)}'",
        string[] list => list.Length == 0 ? "NULL" : string.Join(", ", list.Select(Literal)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"No literal for {value.GetType().Name}.", nameof(value)),
    };

    [GeneratedRegex(@"(?<!@)@(?<name>[A-Za-z]\w*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
