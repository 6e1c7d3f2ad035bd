namespace StudyMate.Common;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33 6", "'+33 6")]
    [InlineData("-2", "'-2")]
    [InlineData("@import", "'@import")]
    [InlineData("  @SUM(A1)", "'  @SUM(A1)")]
    [InlineData("+33,1", "\"'+33,1\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("\uFF0B33", "'\uFF0B33")]
    [InlineData("\uFF0D2", "'\uFF0D2")]
    [InlineData("\uFF20SUM(A1)", "'\uFF20SUM(A1)")]
    [InlineData("\uFE661+1", "'\uFE661+1")]
    [InlineData("\u22122", "'\u22122")]
    [InlineData("\u200B=1+1", "'\u200B=1+1")]
    [InlineData("\uFEFF\u2060=1+1", "'\uFEFF\u2060=1+1")]
    [InlineData("\u00AD+1", "'\u00AD+1")]
    [InlineData("\u00A0=1+1", "'\u00A0=1+1")]
    [InlineData("\u202F\uFF1D1", "'\u202F\uFF1D1")]
    [InlineData(" \t=1", "\"' \t=1\"")]
    [InlineData(" \r\n@x", "\"' \r\n@x\"")]
    [InlineData("\u0001=1", "'\u0001=1")]
    [InlineData("\uFE0F=1", "'\uFE0F=1")]
    [InlineData("\u200BStéphane", "\u200BStéphane")]
    [InlineData("a=b", "a=b")]
    [InlineData("1-2", "1-2")]
    [InlineData("\u200B", "\u200B")]
    [InlineData("Stéphane", "Stéphane")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("", "")]
    public void Cells_are_quoted_and_formulas_neutralised(string cell, string written)
    {
        var csv = new CsvWriter("h");
        csv.Add(cell);
        csv.ToString().Should().Be($"\uFEFFh\r\n{written}\r\n");
    }
}
