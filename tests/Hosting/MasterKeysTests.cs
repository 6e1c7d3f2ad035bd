using System.Security.Cryptography;
using StudyMate.Common;

namespace StudyMate.Hosting;

public sealed class MasterKeysTests
{
    private static readonly string One = "one:" + Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray());
    private static readonly string Two = "two:" + Convert.ToBase64String(Enumerable.Repeat((byte)2, 32).ToArray());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not-a-key")]
    [InlineData("one:c2hvcnQ=")]
    [InlineData("One:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void A_key_that_cannot_be_used_is_named_by_its_setting(string? text)
    {
        MasterKeys.Parse(text, out var problem).Should().BeNull();
        problem.Should().Contain("Secrets:MasterKeys");
    }

    [Fact]
    public void A_replaced_key_still_opens_what_it_sealed()
    {
        var before = SealerOf(One).Seal("secret", "place");
        var rotated = SealerOf($"{Two},{One}");

        rotated.OpenText(before, "place").Should().Be("secret");
        rotated.Seal("secret", "place").Should().StartWith("two.");
        FluentActions.Invoking(() => SealerOf(Two).OpenText(before, "place")).Should().Throw<CryptographicException>();
    }

    [Fact]
    public void A_lookup_hash_survives_a_new_key() =>
        SealerOf($"{Two},{One}").Hmac("purpose", "value").Should().Be(SealerOf(One).Hmac("purpose", "value"));

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("one.")]
    [InlineData("one.!!!")]
    [InlineData("one.AAAA")]
    [InlineData("three.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_nobody_sealed_does_not_open(string text) => FluentActions.Invoking(() => SealerOf(One).Open(text, "place")).Should().Throw<CryptographicException>();

    [Fact]
    public void A_changed_character_does_not_open()
    {
        var sealedText = SealerOf(One).Seal("secret", "place");
        var changed = sealedText[..^1] + (sealedText[^1] == 'A' ? 'B' : 'A');

        FluentActions.Invoking(() => SealerOf(One).OpenText(changed, "place")).Should().Throw<CryptographicException>();
    }

    private static Sealer SealerOf(string keys) => new(MasterKeys.Parse(keys, out _)!, new SecretBytes());
}
