using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace StudyMate.Common;

/// <summary>
/// A number as a whole answer, exact: spaces group its digits by three, <c>.</c> or <c>,</c> is the decimal sign. A leading zero makes it text (a telephone
/// number, a code), unless it is the only digit before the decimal sign.
/// </summary>
internal readonly partial record struct PlainNumber
{
    private PlainNumber(BigInteger digits, int decimals) => (Digits, Decimals) = (digits, decimals);

    /// <summary>The number times 10 to the power of <see cref="Decimals"/>.</summary>
    private BigInteger Digits { get; }

    private int Decimals { get; }

    /// <summary>The number that a plain answer is (<see cref="PlainAnswer"/>), or null.</summary>
    public static PlainNumber? Read(string plain)
    {
        var match = Number().Match(plain);
        if (!match.Success)
            return null;
        var whole = match.Groups["whole"].Value.Replace(" ", "", StringComparison.Ordinal);
        var part = match.Groups["part"].Value.Replace(" ", "", StringComparison.Ordinal).TrimEnd('0');
        var digits = BigInteger.Parse("0" + whole + part, NumberStyles.None, CultureInfo.InvariantCulture);
        return new PlainNumber(plain[0] == '-' ? -digits : digits, part.Length);
    }

    public static PlainNumber Of(decimal number) => Read(number.ToString("0.##########", CultureInfo.InvariantCulture))!.Value; // how it was just written

    /// <summary>Whether two numbers are at most <paramref name="tolerance"/> apart.</summary>
    public bool IsNear(PlainNumber other, PlainNumber tolerance)
    {
        var decimals = Math.Max(Math.Max(Decimals, other.Decimals), tolerance.Decimals);
        return BigInteger.Abs(Scaled(decimals) - other.Scaled(decimals)) <= tolerance.Scaled(decimals);
    }

    private BigInteger Scaled(int decimals) => Digits * BigInteger.Pow(10, decimals - Decimals);

    [GeneratedRegex(
        @"^[+-]?((?<whole>0|[1-9][0-9]{0,2}( [0-9]{3})+|[1-9][0-9]*)([.,](?<part>([0-9]{3} )*[0-9]{1,3}|[0-9]+))?|[.,](?<part>([0-9]{3} )*[0-9]{1,3}|[0-9]+))\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
