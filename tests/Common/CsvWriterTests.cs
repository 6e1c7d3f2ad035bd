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
