namespace StudyMate.Common;

public sealed class GrainKeysTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("0193-ab", true)]
    [InlineData("", false)]
    [InlineData("A", false)]
    [InlineData("a/b", false)]
    [InlineData("é", false)]
    [InlineData("abc\n", false)]
    [InlineData("abc\r\n", false)]
    public void An_id_consists_of_lower_case_letters_digits_and_hyphens_only(string id, bool valid)
    {
        GrainKeys.IsId(id).Should().Be(valid);
        GrainKeys.IsTenant(id).Should().Be(valid);
    }

    [Fact]
    public void A_key_ends_where_storage_ends()
    {
        GrainKeys.IsId(new string('a', 60)).Should().BeTrue();
        GrainKeys.IsId(new string('a', 61)).Should().BeFalse();
        GrainKeys.IsTenant(new string('a', 40)).Should().BeTrue();
        GrainKeys.IsTenant(new string('a', 41)).Should().BeFalse();
    }
}
