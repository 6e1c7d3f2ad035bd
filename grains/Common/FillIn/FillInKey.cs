using System.Collections.Immutable;
using StudyMate.Content;

namespace StudyMate.Common;

/// <summary>
/// The right answers to a <c>fill_in</c> question, ready to be compared. An answer is right when its words are those of an accepted form
/// (<see cref="PlainAnswer"/>), else when it is the number that an accepted form is (<see cref="PlainNumber"/>), as far as the question lets numbers count.
/// Those who keep themes and those who mark answers ask the same.
/// </summary>
internal sealed class FillInKey
{
    private readonly ImmutableArray<string> _words;
    private readonly ImmutableArray<PlainNumber> _numbers;
    private readonly bool _ignoresAccents;
    private readonly PlainNumber _tolerance;
    private readonly string? _unit;

    private FillInKey(ImmutableArray<string> accepted, FillIn? options)
    {
        _ignoresAccents = options?.IgnoreAccents ?? false;
        var isNumber = options?.Compare is FillInCompare.Number;
        _unit = isNumber && options!.Unit is { } unit ? PlainAnswer.Of(unit, _ignoresAccents) : null;
        _tolerance = isNumber && options!.Tolerance is { } tolerance ? PlainNumber.Of(tolerance) : default;
        _words = [.. accepted.Select(form => PlainAnswer.Of(form, _ignoresAccents)).Where(form => form.Length > 0)];
        _numbers = options?.Compare is FillInCompare.Text ? [] : [.. _words.Select(NumberOf).OfType<PlainNumber>()];
    }

    /// <summary>Whether every accepted form is a number.</summary>
    public bool IsNumeric => _numbers.Length == _words.Length;

    /// <summary>Whether an accepted form leaves anything to be compared.</summary>
    public static bool IsForm(string accepted) => PlainAnswer.Of(accepted, ignoresAccents: false).Length > 0;

    public static FillInKey Of(Question question) => new(question.Answer, question.FillIn);

    public bool Accepts(string given)
    {
        var words = PlainAnswer.Of(given, _ignoresAccents);
        if (_words.Contains(words, StringComparer.Ordinal))
            return true;
        return !_numbers.IsEmpty && NumberOf(words) is { } number && _numbers.Any(accepted => accepted.IsNear(number, _tolerance));
    }

    private PlainNumber? NumberOf(string words) =>
        PlainNumber.Read(_unit is not null && words.EndsWith(_unit, StringComparison.Ordinal) ? words[..^_unit.Length].TrimEnd(' ') : words);
}

/// <summary>How the answers to a <c>fill_in</c> question are compared.</summary>
internal static class FillInCompare
{
    public const string Auto = "auto";
    public const string Text = "text";
    public const string Number = "number";

    public static readonly ImmutableArray<string> All = [Auto, Text, Number];
}
