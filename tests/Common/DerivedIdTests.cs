namespace StudyMate.Common;

public sealed class DerivedIdTests
{
    /// <summary>Lines of lists, accounts, facts and deliveries are found again by such ids.</summary>
    [Fact]
    public void The_same_parts_name_the_same_thing_for_ever() =>
        DerivedId.Of("school", "import", "7").Should().Be("897057224619e72ca04c088b657c15c9");

    [Fact]
    public void Where_one_part_ends_counts() => DerivedId.Of("ab", "c").Should().NotBe(DerivedId.Of("a", "bc"));
}
