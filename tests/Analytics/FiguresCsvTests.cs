namespace StudyMate.Analytics;

public sealed class FiguresCsvTests
{
    [Theory]
    [InlineData("Fractions", "Fractions")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  @SUM(A1)", "'  @SUM(A1)")]
    [InlineData("-3 degrees", "'-3 degrees")]
    [InlineData("+33,1", "\"'+33,1\"")]
    [InlineData("\tx", "'\tx")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void A_cell_is_harmless_to_a_spreadsheet(string text, string cell) => Assert.Equal(cell, FiguresCsv.Cell(text));
}
