namespace StudyMate.Telemetry;

public sealed class FaultTextTests
{
    private const string Somebody = "apolline@quatrefages.example";

    [Theory]
    [InlineData("StudyMate.Facts.StaleHeadException", true)]
    [InlineData("System.IO.IOException", true)]
    [InlineData("System.TimeoutException", true)]
    [InlineData("System.FormatException", false)]
    [InlineData("System.IO.FileNotFoundException", false)]
    [InlineData("MySqlConnector.MySqlException", false)]
    [InlineData("StudyMateOfSomebodyElse.Exception", false)]
    [InlineData(null, false)]
    public void Only_faults_that_quote_no_data_tell_what_they_say(string? type, bool tells) =>
        FaultText.Message(type, "said").Should().Be(tells ? "said" : FaultText.Withheld);

    [Fact]
    public void Kinds_and_places_of_all_faults_stay()
    {
        var text = FaultText.Details(Thrown().ToString());

        text.Should().NotContainEquivalentOf("apolline");
        foreach (var kept in new[]
                 {
                     $"System.AggregateException: {FaultText.Withheld}", $" ---> System.FormatException: {FaultText.Withheld}", " ---> System.IO.IOException: The database\ndoes not answer",
                     $" ---> (Inner Exception #1) System.Collections.Generic.KeyNotFoundException: {FaultText.Withheld}", $"at {typeof(FaultTextTests).FullName}.{nameof(Parse)}(", "--- End of inner exception stack trace ---",
                 })
        {
            text.ReplaceLineEndings("\n").Should().Contain(kept);
        }
    }

    [Theory]
    [InlineData(Somebody)]
    [InlineData("   at home: " + Somebody)]
    [InlineData("one line\n   at " + Somebody)]
    [InlineData("one line\n" + Somebody + "\n")]
    [InlineData("")]
    public void No_line_of_what_was_said_passes(string said) =>
        FaultText.Details(new InvalidOperationException(said).ToString()).Should().NotContain("quatrefages");

    private static AggregateException Thrown()
    {
        try
        {
            Parse(Somebody);
            throw new InvalidOperationException("It can be parsed.");
        }
        catch (FormatException fault)
        {
            return new AggregateException($"For {Somebody}", fault, new KeyNotFoundException(Somebody));
        }
    }

    private static void Parse(string text)
    {
        try
        {
            throw new IOException("The database\ndoes not answer");
        }
        catch (IOException fault)
        {
            throw new FormatException($"'{text}' is no number\nbut {text}", fault);
        }
    }
}
