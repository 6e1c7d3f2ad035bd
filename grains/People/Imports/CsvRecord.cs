using System.Collections.Immutable;

namespace StudyMate.People;

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">The physical line on which it starts, counted from 1.</param>
/// <param name="Fields">At most <see cref="CsvReader.MaxColumns"/>, each cut after <see cref="CsvReader.MaxFieldLength"/> characters.</param>
/// <param name="Columns">How many fields the line really has.</param>
/// <param name="Fault">Why it cannot be trusted, if so.</param>
internal sealed record CsvRecord(int Line, ImmutableArray<string> Fields, int Columns, CsvFault Fault)
{
    /// <summary>Nothing but white space and separators (of whatever kind), as spreadsheets append them.</summary>
    public bool IsBlank => Fault == CsvFault.None && Fields.All(cell => cell.All(character => char.IsWhiteSpace(character) || character is ';' or ','));
}

internal enum CsvFault
{
    None,

    /// <summary>A quote is opened and not closed, or text follows a closing quote.</summary>
    BadQuotes,
}
