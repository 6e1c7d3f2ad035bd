using System.Collections.Immutable;
using StudyMate.Common;

namespace StudyMate.People;

/// <summary>What applying a line would do.</summary>
internal enum RowOutcome
{
    New,
    Changed,
    Unchanged,
    Error,
}

/// <summary>One line of a list, judged against what the school has.</summary>
/// <param name="Line">Physical line in the file.</param>
/// <param name="Outcome">What applying it would do.</param>
/// <param name="TargetId">The existing thing that it is about, or null for a new one.</param>
/// <param name="Values">The values to apply; null for an error.</param>
/// <param name="Errors">Why it cannot be applied.</param>
internal sealed record JudgedRow(int Line, RowOutcome Outcome, string? TargetId, ImportValues? Values, ImmutableArray<ImportError> Errors)
{
    public static JudgedRow Wrong(int line, params ImmutableArray<ImportError> errors) => new(line, RowOutcome.Error, null, null, errors);
}

/// <summary>The values of one line with its references resolved; one shape for the four kinds, so that a row is one JSON document.</summary>
internal sealed record ImportValues
{
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public string? SchoolId { get; init; }
    public string? Role { get; init; }
    public bool? Consent { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? Level { get; init; }
    public int? YearStart { get; init; }
    public int? YearEnd { get; init; }
    public string? PromotionId { get; init; }

    /// <summary>The class of a student.</summary>
    public string? ClassId { get; init; }

    /// <summary>The classes of a teacher.</summary>
    public ImmutableArray<string> ClassIds { get; init; } = [];

    /// <summary>The member id of a class's main teacher.</summary>
    public string? TeacherId { get; init; }
}

/// <summary>Reads the cells of one line and collects what is wrong with them.</summary>
internal sealed class RowFields(CsvRecord record, ImportHeader header, ImmutableArray<ImportColumn> columns)
{
    private readonly ImmutableArray<ImportError>.Builder _errors = ImmutableArray.CreateBuilder<ImportError>();

    public int Line => record.Line;

    public ImmutableArray<ImportError> Errors => _errors.ToImmutable();

    public bool HasErrors => _errors.Count > 0;

    /// <summary>Same content means the same line twice; what differs only in white space is the same.</summary>
    public string Fingerprint { get; } = string.Join('\u001f', record.Fields.Select(TypedText.Clean));

    /// <summary>False when the line as a whole is unusable: quotes that do not close, a wrong number of columns.</summary>
    public bool CheckShape()
    {
        if (record.Fault == CsvFault.BadQuotes)
            Fail(null, ImportErrors.BadQuotes);
        else if (record.Columns < header.Columns || HasExtraContent())
            Fail(null, ImportErrors.WrongColumnCount(record.Columns, header.Columns));
        return !HasErrors;
    }

    public string? Text(string column, bool required = false)
    {
        var value = TypedText.Clean(Raw(column));
        Add(Fields.Check(column, value, LimitOf(column), required));
        return value;
    }

    public string? Email(string column, bool required = false)
    {
        var value = EmailAddress.CleanOfRoster(Raw(column));
        Add(Fields.CheckEmail(column, value, required));
        return value;
    }

    public void Fail(string? column, LineRefusal refusal) => _errors.Add(refusal.Of(record.Line, column));

    private void Add(ErrorDetail? fault)
    {
        if (fault is not null)
            _errors.Add(new ImportError(record.Line, fault.Field, fault.Code, fault.Message));
    }

    private string? Raw(string column) => header.Index.TryGetValue(column, out var at) && at < record.Fields.Length ? record.Fields[at] : null;

    private int LimitOf(string column) => columns.First(known => string.Equals(known.Name, column, StringComparison.Ordinal)).MaxLength;

    /// <summary>Empty cells beyond the header are what spreadsheets append; filled ones are not.</summary>
    private bool HasExtraContent() =>
        record.Columns > header.Columns
        && (record.Columns > CsvReader.MaxColumns || record.Fields.Skip(header.Columns).Any(field => !string.IsNullOrWhiteSpace(field)));
}
