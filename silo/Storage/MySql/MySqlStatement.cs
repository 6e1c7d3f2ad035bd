using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MySqlConnector;
using StudyMate.Facts;

namespace StudyMate.Storage;

/// <summary>The text of one statement with its parameters, ready to be filled. Shared by all connections.</summary>
internal sealed partial class MySqlStatement
{
    /// <summary>Far more than reading a text of ours takes.</summary>
    private const int PatienceMs = 1000;

    private readonly FrozenSet<string> _lists;

    /// <summary>Where an insert names what its row is made of, and with it all its parameters, each once.</summary>
    private readonly Group? _row;

    public MySqlStatement(string name, string sql)
    {
        Name = name;
        // No literal of ours holds either of the two.
        Text = Spaces().Replace(Comments().Replace(sql, ""), " ").Trim();
        Parameters = [.. ParameterNames().Matches(Text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.OrdinalIgnoreCase)];
        _row = Row().Match(Text) is { Success: true } match && ParameterNames().Count(match.Value) == Parameters.Length
            && ParameterNames().Count(Text) == Parameters.Length ? match.Groups["row"] : null;
        _lists = ListParameters().Matches(Text).Select(match => match.Groups["name"].Value).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary><c>Domain/Name</c>.</summary>
    public string Name { get; }

    /// <summary>In one line, without comments.</summary>
    public string Text { get; }

    /// <summary>Each name once, without its prefix, in the order of the text.</summary>
    public ImmutableArray<string> Parameters { get; }

    /// <summary>
    /// Rows that it can insert at once: several if it makes one of its parameters. Values as they are may be as many as are ever sent together;
    /// how long a union may be differs between servers.
    /// </summary>
    public int MaxRows => _row is null ? 1 : _row.Value[0] == '(' ? int.MaxValue : 100;

    /// <summary>Named values in the order of the parameters; what it does not name is left out.</summary>
    public ImmutableArray<RowValue> InOrder(ImmutableArray<RowValue> values)
    {
        if (_lists.Count > 0)
            throw new ArgumentException($"'{Name}' takes a list, which is no value of a row.", nameof(values));
        var ordered = ImmutableArray.CreateBuilder<RowValue>(Parameters.Length);
        for (var index = 0; index < Parameters.Length; index++)
            ordered.Add(values[NamedValues.IndexOf(values, Parameters[index], index, Name)]);
        return ordered.MoveToImmutable();
    }

    /// <summary>Adds values in the order of the parameters to a command; answers the command's text.</summary>
    public string Fill(MySqlParameterCollection into, ImmutableArray<RowValue> values)
    {
        for (var index = 0; index < Parameters.Length; index++)
            into.AddWithValue("@" + Parameters[index], ValueOf(in values.AsSpan()[index]));

        return Text;
    }

    /// <summary>
    /// Adds what several calls of this statement carry to a command that inserts all their rows; answers the command's text.
    /// </summary>
    public string FillRows(MySqlParameterCollection into, IReadOnlyCollection<MySqlCall> calls)
    {
        var row = _row ?? throw new ArgumentException($"'{Name}' does not insert one row from its parameters.", nameof(calls));
        foreach (var call in calls)
        {
            foreach (ref readonly var value in call.Values.AsSpan())
                into.Add(new MySqlParameter { Value = ValueOf(in value) });
        }

        var rows = string.Join(row.Value[0] == '(' ? ", " : " UNION ALL ", Enumerable.Repeat(ParameterNames().Replace(row.Value, "?"), calls.Count));
        return string.Concat(Text.AsSpan(0, row.Index), rows, Text.AsSpan(row.Index + row.Length));
    }

    /// <summary>Adds the public properties of an object to a command, in any case of their names; answers the command's text.</summary>
    public string Fill(MySqlParameterCollection into, object? values)
    {
        if (values is ImmutableArray<RowValue> row)
            return Fill(into, InOrder(row));
        var text = Text;
        foreach (var name in Parameters)
        {
            var value = NamedValues.Of(values, name, Name);
            if (_lists.Contains(name))
                text = WriteOut(text, into, name, value as IEnumerable<string> ?? throw new ArgumentException($"Parameter '{name}' of '{Name}' is not a list.", nameof(values)));
            else
                Add(into, name, value);
        }

        return text;
    }

    /// <summary>A list is one parameter per value: <c>IN (@ids)</c> becomes <c>IN (@ids0, @ids1)</c>. An empty one is NULL, which nothing equals.</summary>
    private static string WriteOut(string text, MySqlParameterCollection into, string name, IEnumerable<string> list)
    {
        var count = 0;
        foreach (var item in list)
            Add(into, $"{name}{count++}", item);
        var names = count == 0 ? "NULL" : string.Join(", ", Enumerable.Range(0, count).Select(index => $"@{name}{index}"));
        return text.Replace($"IN (@{name})", $"IN ({names})", StringComparison.OrdinalIgnoreCase);
    }

    private static object ValueOf(in RowValue value) => (object?)value.Text ?? (object?)value.Integer ?? (object?)value.Real ?? DBNull.Value;

    private static void Add(MySqlParameterCollection into, string name, object? value) => into.AddWithValue("@" + name, value ?? DBNull.Value);

    [GeneratedRegex(@"--[^\n]*", RegexOptions.None, PatienceMs)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+", RegexOptions.None, PatienceMs)]
    private static partial Regex Spaces();

    // Two signs are a variable of the server.
    [GeneratedRegex(@"(?<!@)@(?<name>[A-Za-z]\w*)", RegexOptions.ExplicitCapture, PatienceMs)]
    private static partial Regex ParameterNames();

    // Values as they are, or what the row is picked from.
    [GeneratedRegex(@"^INSERT INTO [^@]* (VALUES (?<row>\([^()]*\))|FROM \((?<row>SELECT @[^()]*)\) AS given\b)", RegexOptions.ExplicitCapture, PatienceMs)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bIN \(@(?<name>\w+)\)", RegexOptions.ExplicitCapture, PatienceMs)]
    private static partial Regex ListParameters();
}
