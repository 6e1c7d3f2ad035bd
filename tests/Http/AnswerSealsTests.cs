using StudyMate.Hosting;

namespace StudyMate.Http;

/// <summary>A kept answer opens where it was kept, with the house's key and the caller's, and nowhere else.</summary>
public sealed class AnswerSealsTests
{
    private static readonly string One = $"one:{Convert.ToBase64String(new byte[32])}";
    private static readonly string Two = $"two:{Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 32)])}";
    private static readonly AnswerPlace Place = new("school", "claire", "POST /api/students", "k1", "operation");
    private static readonly KeptAnswer Answer = new(201, "application/json", "/api/students/1", null, "secret"u8.ToArray());

    private static readonly string Sealed = SealsOf(One).Seal(Answer, Place);

    [Fact]
    public void It_opens_in_its_place() => SealsOf(One).Open(Sealed, Place).Should().BeEquivalentTo(Answer);

    [Theory]
    [InlineData("other", "claire", "POST /api/students", "k1", "operation")]
    [InlineData("school", "other", "POST /api/students", "k1", "operation")]
    [InlineData("school", "claire", "PUT /api/students", "k1", "operation")]
    [InlineData("school", "claire", "POST /api/students", "k2", "operation")]
    [InlineData("school", "claire", "POST /api/students", "k1", "other")]
    public void It_opens_in_no_other_place(string tenant, string actor, string route, string key, string operation) =>
        SealsOf(One).Open(Sealed, new AnswerPlace(tenant, actor, route, key, operation)).Should().BeNull();

    [Fact]
    public void The_callers_key_alone_does_not_open_it() => SealsOf(Two.Replace("two:", "one:", StringComparison.Ordinal)).Open(Sealed, Place).Should().BeNull();

    [Fact]
    public void It_still_opens_when_another_key_of_the_house_seals_and_not_once_its_own_is_gone()
    {
        SealsOf($"{Two},{One}").Open(Sealed, Place).Should().BeEquivalentTo(Answer);
        SealsOf(Two).Open(Sealed, Place).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("one.")]
    [InlineData("one.not base64")]
    [InlineData("one.AAAA.AAAA")]
    public void What_is_no_seal_of_this_version_counts_as_lost(string text) => SealsOf(One).Open(text, Place).Should().BeNull();

    private static AnswerSeals SealsOf(string keys) => new(MasterKeys.Parse(keys, out _)!);
}
